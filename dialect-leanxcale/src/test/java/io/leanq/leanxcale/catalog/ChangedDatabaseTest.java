package io.leanq.leanxcale.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Facet;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.Difference;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.SchemaComparison;
import io.leanq.schema.SchemaMismatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each facet is changed in the database, one at a time, and the comparison reports the facet, its object and the
 * change.
 */
class ChangedDatabaseTest {
    private static final String PARTS =
            "CREATE TABLE parts (id BIGINT DEFAULT NEXT VALUE FOR ids PRIMARY KEY, name VARCHAR(10)"
                    + " DEFAULT 'x' NOT NULL, price DECIMAL(10,2), made TIMESTAMP DEFAULT CURRENT_TIMESTAMP)";
    private static final String USES =
            "CREATE TABLE uses (id BIGINT AS IDENTITY PRIMARY KEY, part BIGINT, amount INTEGER,"
                    + " CONSTRAINT fk_part FOREIGN KEY (part) REFERENCES parts (id), CONSTRAINT uq UNIQUE (part, "
                    + "amount))";
    private static final String VIEW = "CREATE VIEW cheap AS SELECT id, name FROM parts WHERE price < 5";

    private static EmbeddedLeanxcale server;
    private static Database db;
    private MetaData schema = MetaData.of();

    @BeforeAll
    static void startServer() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
    }

    @AfterAll
    static void stopServer() {
        db.close();
        server.close();
    }

    @BeforeEach
    void createAndReflect() {
        RawSql.run(server, "CREATE SEQUENCE ids", PARTS, USES, "CREATE INDEX ix ON uses (amount)", VIEW);
        schema = MetaData.reflect(db).metadata();
        assertThat(schema.compare(db).isSame()).isTrue();
    }

    @AfterEach
    void drop() {
        RawSql.run(
                server,
                "DROP VIEW IF EXISTS cheap",
                "DROP TABLE IF EXISTS uses",
                "DROP TABLE IF EXISTS parts",
                "DROP SEQUENCE IF EXISTS ids",
                "DROP SEQUENCE IF EXISTS others");
    }

    private static Arguments change(String object, Facet facet, String words, String... sql) {
        return Arguments.of(object + ": " + facet + " " + words, facet, List.of(sql));
    }

    private static Arguments surplus(String object, Facet facet, String found, String... sql) {
        return Arguments.of(object + ": no " + facet + " expected, " + found + " found", facet, List.of(sql));
    }

    private static String with(String table, String old, String changed) {
        assertThat(table).contains(old);
        return table.replace(old, changed);
    }

    private static String[] parts(String old, String changed) {
        return new String[] {
            "DROP VIEW cheap",
            "DROP TABLE uses",
            "DROP TABLE parts",
            with(PARTS, old, changed),
            USES,
            "CREATE INDEX ix ON uses (amount)",
            VIEW
        };
    }

    private static String[] uses(String old, String changed) {
        return new String[] {"DROP TABLE uses", with(USES, old, changed), "CREATE INDEX ix ON uses (amount)"};
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "ids",
                        Facet.EXISTENCE,
                        "a sequence expected, none found",
                        Stream.concat(
                                        Stream.of("CREATE SEQUENCE others"),
                                        Stream.concat(
                                                Stream.of(parts("NEXT VALUE FOR ids", "NEXT VALUE FOR others")),
                                                Stream.of("DROP SEQUENCE ids")))
                                .toArray(String[]::new)),
                change("uses", Facet.EXISTENCE, "a table expected, none found", "DROP TABLE uses"),
                change(
                        "cheap",
                        Facet.EXISTENCE,
                        "a view whose query only the database knows expected, none, so create it there found",
                        "DROP VIEW cheap"),
                change(
                        "parts.price",
                        Facet.COLUMN,
                        "DECIMAL(10,2) expected, no such column found",
                        "DROP VIEW cheap",
                        "ALTER TABLE parts DROP COLUMN price",
                        "CREATE VIEW cheap AS SELECT id, name FROM parts"),
                surplus("uses.more", Facet.COLUMN, "DATE", "ALTER TABLE uses ADD COLUMN more DATE"),
                change(
                        "uses.amount",
                        Facet.TYPE,
                        "INTEGER expected, BIGINT found",
                        uses("amount INTEGER", "amount BIGINT")),
                change(
                        "parts.price",
                        Facet.LENGTH,
                        "DECIMAL(10,2) expected, DECIMAL(10,3) found",
                        parts("DECIMAL(10,2)", "DECIMAL(10,3)")),
                change(
                        "parts.price",
                        Facet.NULLABILITY,
                        "NULL expected, NOT NULL found",
                        parts("price DECIMAL(10,2)", "price DECIMAL(10,2) NOT NULL")),
                change("parts.name", Facet.DEFAULT, "'x' expected, 'y' found", parts("DEFAULT 'x'", "DEFAULT 'y'")),
                change("parts.name", Facet.DEFAULT, "'x' expected, none found", parts("DEFAULT 'x'", "")),
                surplus("uses.amount", Facet.DEFAULT, "3", uses("amount INTEGER", "amount INTEGER DEFAULT 3")),
                change(
                        "parts.made",
                        Facet.DEFAULT,
                        "CURRENT_TIMESTAMP expected, none found",
                        parts("DEFAULT CURRENT_TIMESTAMP", "")),
                change("uses.id", Facet.IDENTITY, "identity expected, none found", uses("AS IDENTITY", "")),
                change(
                        "uses",
                        Facet.PRIMARY_KEY,
                        "[id] expected, [id, part] found",
                        uses(
                                "BIGINT AS IDENTITY PRIMARY KEY, part BIGINT,",
                                "BIGINT AS IDENTITY, part BIGINT, PRIMARY KEY (id, part),")),
                change(
                        "uses",
                        Facet.FOREIGN_KEY,
                        "[part] -> parts[id] expected, none of this kind found",
                        uses("CONSTRAINT fk_part FOREIGN KEY (part) REFERENCES parts (id), ", "")),
                change("uses.ix", Facet.INDEX, "on [amount] expected, none of this name found", "DROP INDEX ix"),
                change(
                        "uses.ix",
                        Facet.INDEX,
                        "on [amount] expected, on [amount, part] found",
                        "DROP INDEX ix",
                        "CREATE INDEX ix ON uses (amount, part)"),
                change(
                        "uses.uq",
                        Facet.INDEX,
                        "unique on [part, amount] expected, unique on [amount] found",
                        uses("UNIQUE (part, amount)", "UNIQUE (amount)")),
                change(
                        "cheap",
                        Facet.COLUMN,
                        "[id, name] expected, [id, price] found",
                        "DROP VIEW cheap",
                        "CREATE VIEW cheap AS SELECT id, price FROM parts"),
                change(
                        "cheap.name",
                        Facet.TYPE,
                        "VARCHAR(10) expected, DATE found",
                        "DROP VIEW cheap",
                        "CREATE VIEW cheap AS SELECT id, CURRENT_DATE AS name FROM parts"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeIsReported(String difference, Facet facet, List<String> sql) {
        RawSql.run(server, sql.toArray(String[]::new));
        SchemaComparison comparison = schema.compare(db);
        assertThat(comparison.isSame()).isFalse();
        assertThat(comparison.differences()).extracting(Difference::toString).contains(difference);
        assertThat(comparison.differences()).extracting(Difference::facet).contains(facet);
        assertThatThrownBy(comparison::requireSame)
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining(difference);
    }

    @Test
    void undescribedObjectsAreNoDifference() {
        RawSql.run(server, "CREATE SEQUENCE others", "CREATE INDEX tuning ON uses (part)");
        assertThat(schema.compare(db).differences()).isEmpty();
    }

    @Test
    void unreadableDefaultIsNotCompared() {
        RawSql.run(server, uses("amount INTEGER", "amount INTEGER DEFAULT CAST(RAND() * 6 AS INTEGER)"));
        SchemaComparison comparison = schema.compare(db);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notCompared()).contains(Facet.DEFAULT);
    }

    @Test
    void comparingChangesNothing() {
        schema.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        assertThat(schema.compare(db).differences())
                .extracting(Difference::object)
                .containsExactly("cheap", "ids", "parts", "uses");
        assertThat(MetaData.reflect(db).metadata().tables()).isEmpty();
    }
}
