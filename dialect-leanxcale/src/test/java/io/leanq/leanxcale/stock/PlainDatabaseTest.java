package io.leanq.leanxcale.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Facet;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.Created;
import io.leanq.schema.Difference;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.Reflection;
import io.leanq.schema.SchemaMismatch;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas on Avatica's own server over a database without LXSYS. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("PlainDatabaseTest")
@ParameterizedClass
@EnumSource(
        value = Transport.class,
        names = {"TCP", "HTTP"})
@Tag("slow")
class PlainDatabaseTest {
    private static final Sequence IDS = Sequence.named("school_ids");
    private static final DynamicTable SCHOOLS = Table.named("schools")
            .column("region", DataType.VARCHAR(3))
            .column("id", DataType.BIGINT, ColumnOption.defaultNext(IDS))
            .column("fee", DataType.DECIMAL(10, 2))
            .primaryKey("region", "id")
            .build();
    private static final DynamicTable PUPILS = Table.named("pupils")
            .column("id", DataType.BIGINT, ColumnOption.primaryKey())
            .column("name", DataType.VARCHAR(50), ColumnOption.notNull())
            .column("region", DataType.VARCHAR(3))
            .column("school", DataType.BIGINT)
            .foreignKey(
                    "fk_school",
                    List.of("region", "school"),
                    () -> List.of(SCHOOLS.get("region", DataType.VARCHAR(3)), SCHOOLS.get("id", DataType.BIGINT)))
            .index("ix_pupils_name", "name", "region")
            .build();
    private static final MetaData SCHEMA = MetaData.of(SCHOOLS, PUPILS, IDS);
    private static final List<String> OBJECTS =
            List.of("sequence school_ids", "table schools", "table pupils", "index ix_pupils_name");

    @Parameter
    Transport transport;

    private StockAvatica server;
    private Database db;

    @BeforeEach
    void start() throws Exception {
        start("");
    }

    private void start(String h2Settings) throws Exception {
        server = StockAvatica.startPlain(h2Settings);
        db = Leanxcale.connect(server.url(transport));
    }

    @AfterEach
    void stop() throws Exception {
        db.close();
        server.close();
    }

    private void restart(String h2Settings) throws Exception {
        stop();
        start(h2Settings);
    }

    private void h2(String... sql) throws Exception {
        try (Connection connection = server.h2();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    private List<String> indexNames() throws Exception {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.h2();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT index_name FROM INFORMATION_SCHEMA.INDEXES"
                        + " WHERE index_name LIKE 'IX%' OR index_name LIKE 'ix%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";DATABASE_TO_UPPER=FALSE", ";DATABASE_TO_LOWER=TRUE", ";MODE=PostgreSQL", ";MODE=Oracle"})
    void createdSchemaIsFoundAgainAndDropped(String h2Settings) throws Exception {
        restart(h2Settings);
        assertThat(SCHEMA.createAll(db).created()).isEqualTo(OBJECTS);
        Created again = SCHEMA.createAll(db);
        assertThat(again.created()).isEmpty();
        assertThat(again.present()).isEqualTo(OBJECTS);
        assertThat(again.notCompared())
                .doesNotContain(Facet.PRIMARY_KEY, Facet.FOREIGN_KEY, Facet.INDEX, Facet.SEQUENCE, Facet.LENGTH);
        assertThat(SCHEMA.compare(db).isSame()).isTrue();
        assertThat(SCHEMA.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA))
                .containsExactly("table pupils", "table schools", "sequence school_ids");
        assertThat(MetaData.reflect(db).metadata())
                .returns(List.of(), MetaData::tables)
                .returns(List.of(), MetaData::sequences);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE pupils ALTER COLUMN region VARCHAR(4) | LENGTH | pupils.region",
                "ALTER TABLE pupils ALTER COLUMN name INTEGER NOT NULL | TYPE | pupils.name",
                "ALTER TABLE pupils ALTER COLUMN name DROP NOT NULL | NULLABILITY | pupils.name",
                "ALTER TABLE pupils ALTER COLUMN name SET DEFAULT 'x' | DEFAULT | pupils.name",
                "ALTER TABLE pupils DROP COLUMN name | COLUMN | pupils.name",
                "ALTER TABLE pupils DROP PRIMARY KEY | PRIMARY_KEY | pupils",
                "ALTER TABLE pupils DROP CONSTRAINT fk_school | FOREIGN_KEY | pupils"
            })
    void whatIsThereAndDifferentIsSeen(String change, Facet facet, String object) throws Exception {
        SCHEMA.createAll(db);
        h2("DROP INDEX ix_pupils_name", change);
        assertThatThrownBy(() -> SCHEMA.createAll(db))
                .isInstanceOfSatisfying(
                        SchemaMismatch.class,
                        mismatch -> assertThat(mismatch.differences())
                                .singleElement()
                                .satisfies(difference -> {
                                    assertThat(difference.facet()).isEqualTo(facet);
                                    assertThat(difference.object()).isEqualTo(object);
                                }));
        assertThat(indexNames()).isEmpty();
    }

    @Test
    void indexOfSameNameOnOtherColumnsIsReported() throws Exception {
        SCHEMA.createAll(db);
        h2("DROP INDEX ix_pupils_name", "CREATE UNIQUE INDEX ix_pupils_name ON pupils (name)");
        assertThat(SCHEMA.compare(db).differences())
                .containsExactly(
                        new Difference("pupils.ix_pupils_name", Facet.INDEX, "on [name, region]", "unique on [NAME]"));
    }

    @Test
    void schemaIsReflectedUnderNamesThatStatementsUse() throws Exception {
        SCHEMA.createAll(db);
        h2(
                "CREATE VIEW cheap AS SELECT region, id FROM schools WHERE fee < 100",
                "CREATE TABLE \"Mixed Case\" (\"a%b_c\" INTEGER DEFAULT 7 NOT NULL, n BIGINT GENERATED ALWAYS AS "
                        + "IDENTITY)");
        Reflection reflection = MetaData.reflect(db);
        assertThat(reflection.metadata().tables())
                .extracting(table -> table.name().name())
                .containsExactlyInAnyOrder("schools", "pupils", "Mixed Case");
        assertThat(reflection.metadata().views())
                .extracting(view -> view.definition().name().name())
                .containsExactly("cheap");
        assertThat(reflection.metadata().sequences()).extracting(Sequence::name).containsExactly(IDS.name());
        TableDefinition pupils = table(reflection, "pupils");
        assertThat(pupils.primaryKey()).containsExactly("id");
        assertThat(pupils.foreignKeys()).singleElement().satisfies(key -> {
            assertThat(key.columns()).containsExactly("region", "school");
            assertThat(key.targetTable().name()).isEqualTo(ObjectName.of("schools"));
            assertThat(key.target()).extracting(column -> column.name()).containsExactly("region", "id");
        });
        assertThat(pupils.indexes()).singleElement().satisfies(index -> {
            assertThat(index.name()).isEqualTo("ix_pupils_name");
            assertThat(index.columns()).containsExactly("name", "region");
        });
        assertThat(pupils.column("name").orElseThrow().type()).hasToString("VARCHAR(50)");
        assertThat(table(reflection, "schools").column("fee").orElseThrow().type())
                .hasToString("DECIMAL(10,2)");
        assertThat(table(reflection, "Mixed Case").column("n").orElseThrow().isIdentity())
                .isTrue();
        assertThat(reflection.metadata().compare(db).differences()).isEmpty();
    }

    private static TableDefinition table(Reflection reflection, String name) {
        return reflection.metadata().tables().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tablesBeyondTheFirstFrameAndColumnsBeyondItAreRead() throws Exception {
        h2(IntStream.range(0, 150)
                .mapToObj(i -> "CREATE TABLE many_" + i + " (id INTEGER)")
                .toArray(String[]::new));
        h2(IntStream.range(0, 250)
                .mapToObj(i -> "c" + i + " INTEGER")
                .collect(Collectors.joining(", ", "CREATE TABLE wide (", ")")));
        assertThat(db.catalog(List.of(ObjectName.of("many_149"), ObjectName.of("wide")))
                        .tables())
                .extracting(table -> table.columns().size())
                .containsExactlyInAnyOrder(1, 250);
    }

    @Test
    void tableIsNotMixedWithMatchesOfItsNameAsPattern() throws Exception {
        h2("CREATE TABLE a_b (id INTEGER)", "CREATE TABLE axb (other INTEGER)", "CREATE SCHEMA s");
        h2("CREATE TABLE s.a_b (third INTEGER)");
        assertThat(db.catalog(List.of(ObjectName.of("a_b"))).tables())
                .singleElement()
                .extracting(table ->
                        table.columns().stream().map(Catalog.ColumnFound::name).toList())
                .isEqualTo(List.of("ID"));
    }

    @Test
    void unqualifiedNamesAreInSchemaOfUrl() throws Exception {
        h2("CREATE SCHEMA OTHER");
        String url = server.url(transport);
        try (Database other = Leanxcale.connect(url + (url.contains("?") ? "&" : "?") + "schema=OTHER")) {
            SCHEMA.createAll(other);
            assertThat(SCHEMA.createAll(other).created()).isEmpty();
        }
        assertThat(db.catalog(SCHEMA.tables().stream()
                                .map(TableDefinition::name)
                                .toList())
                        .tables())
                .isEmpty();
    }

    /**
     * For a request for tables or columns Avatica creates a statement itself, and over H2 cannot close it before it
     * expires.
     */
    @Test
    void readingLeavesNoClosableStatementOpen() {
        SCHEMA.createAll(db);
        long before = server.meta().openStatements();
        for (int i = 0; i < 5; i++) {
            MetaData.reflect(db);
        }
        int requests = 5 * (2 + SCHEMA.tables().size());
        assertThat(server.meta().openStatements()).isLessThanOrEqualTo(before + requests);
    }

    @Test
    void schemaIsCreatedWithoutMetadataOfKeysAndIndexes() throws Exception {
        server.meta().refuseSyncResults();
        assertThat(SCHEMA.createAll(db).created()).isEqualTo(OBJECTS);
        Created again = SCHEMA.createAll(db);
        assertThat(again.present()).containsExactly("sequence school_ids", "table schools", "table pupils");
        assertThat(again.created()).containsExactly("index ix_pupils_name");
        assertThat(again.notCompared()).contains(Facet.PRIMARY_KEY, Facet.FOREIGN_KEY, Facet.INDEX, Facet.UNIQUE);
        assertThat(indexNames()).containsExactly("IX_PUPILS_NAME");
        assertThat(SCHEMA.compare(db).differences()).isEmpty();
        assertThat(MetaData.reflect(db).notTold())
                .filteredOn(each -> each.object().equals("every table"))
                .extracting(NotTold::facet)
                .contains(Facet.PRIMARY_KEY, Facet.FOREIGN_KEY, Facet.INDEX);
        h2("ALTER TABLE pupils ALTER COLUMN name VARCHAR(40) NOT NULL");
        assertThatThrownBy(() -> SCHEMA.createAll(db))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("pupils.name");
        SCHEMA.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        assertThat(MetaData.reflect(db).metadata())
                .returns(List.of(), MetaData::tables)
                .returns(List.of(), MetaData::sequences);
    }

    @Test
    void databaseWithLxsysIsReadFromLxsysOnly() throws Exception {
        try (StockAvatica prepared = StockAvatica.start();
                Database like = Leanxcale.connect(prepared.url(transport))) {
            SCHEMA.createAll(like);
            assertThat(prepared.meta().calls()).doesNotContain("syncResults");
        }
        SCHEMA.createAll(db);
        assertThat(server.meta().calls()).contains("syncResults");
    }
}
