package io.leanq.leanxcale.catalog;

import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.catalog.Schema;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.evolve.UnknownColumn;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.DynamicView;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.LeftOutColumn;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.ReflectOptions;
import io.leanq.schema.Reflection;
import io.leanq.schema.SchemaMismatch;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.View;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reflects a schema that LeanQ did not create as a model. */
class ReflectionTest {
    private static EmbeddedLeanxcale server;
    private static Database db;
    private static Reflection whole;

    @BeforeAll
    static void createSchema() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        RawSql.run(
                server,
                "CREATE SEQUENCE school_ids",
                "CREATE TABLE schools (id BIGINT DEFAULT NEXT VALUE FOR school_ids, region VARCHAR(3), name VARCHAR(50)"
                        + " DEFAULT 'it''s one' NOT NULL, founded DATE DEFAULT DATE '2024-02-29',"
                        + " fee DECIMAL(10,2) DEFAULT -1.50, open BOOLEAN DEFAULT TRUE, PRIMARY KEY (region, id))",
                "CREATE TABLE pupils (id BIGINT AS IDENTITY PRIMARY KEY, school BIGINT, region VARCHAR(3),"
                        + " seen TIMESTAMP DEFAULT CURRENT_TIMESTAMP, marks DOUBLE ARRAY, place GEOMETRY,"
                        + " mentor BIGINT, code VARCHAR DEFAULT CURRENT_USER,"
                        + " CONSTRAINT fk_school FOREIGN KEY (region, school) REFERENCES schools (region, id),"
                        + " CONSTRAINT fk_mentor FOREIGN KEY (mentor) REFERENCES pupils (id) ON DELETE CASCADE,"
                        + " CONSTRAINT uq_code UNIQUE (code, region))",
                "CREATE INDEX ix_seen ON pupils (seen, region)",
                "CREATE INDEX ix_place ON pupils (place)",
                "CREATE TABLE log_lines (line VARCHAR)",
                "CREATE TABLE shapes (shape GEOMETRY NOT NULL)",
                "CREATE ONLINE AGGREGATE hours AS count(id) AS pupils_seen FROM pupils GROUP BY"
                        + " CTUMBLE(seen, INTERVAL '1' HOUR, TIMESTAMP '1970-01-01 00:00:00') seen",
                "CREATE VIEW big_schools AS SELECT id, name, fee FROM schools WHERE fee > 100");
        whole = MetaData.reflect(db);
    }

    @AfterAll
    static void stopServer() {
        db.close();
        server.close();
    }

    private static TableDefinition table(String name) {
        return whole.metadata().tables().stream()
                .filter(table -> table.name().equals(ObjectName.of(name)))
                .findFirst()
                .orElseThrow();
    }

    private static ColumnDefinition column(String table, String name) {
        return table(table).column(name).orElseThrow();
    }

    private static List<Facet> notTold(String object) {
        return whole.notTold().stream()
                .filter(each -> each.object().equals(object))
                .map(NotTold::facet)
                .toList();
    }

    @Test
    void tablesViewsAndSequencesAreInTheOrderOfTheirNames() {
        assertThat(whole.metadata().tables()).hasToString("[log_lines, pupils, schools]");
        assertThat(whole.metadata().views()).hasToString("[big_schools]");
        assertThat(whole.metadata().sequences()).hasToString("[school_ids]");
    }

    @Test
    void columnsHaveTypesLengthsAndNullability() {
        TableDefinition schools = table("schools");
        assertThat(schools.columns())
                .extracting(ColumnDefinition::name, c -> c.type().sqlType(), schools::nullable)
                .containsExactly(
                        tuple("id", DataType.BIGINT.sqlType(), false),
                        tuple("region", DataType.VARCHAR(3).sqlType(), false),
                        tuple("name", DataType.VARCHAR(50).sqlType(), false),
                        tuple("founded", DataType.DATE.sqlType(), true),
                        tuple("fee", DataType.DECIMAL(10, 2).sqlType(), true),
                        tuple("open", DataType.BOOLEAN.sqlType(), true));
        assertThat(column("pupils", "marks").type()).isSameAs(DataType.DOUBLE_ARRAY);
        assertThat(column("pupils", "code").type().sqlType()).isEqualTo(DataType.VARCHAR.sqlType());
    }

    @Test
    void keysOfSeveralColumnsAreInTheOrderOfTheKey() {
        assertThat(table("schools").primaryKey()).containsExactly("region", "id");
        assertThat(table("pupils").primaryKey()).containsExactly("id");
        assertThat(table("log_lines").primaryKey()).isEmpty();
        assertThat(table("log_lines").columns()).as("without the hidden key").hasSize(1);
        assertThat(table("pupils").foreignKeys())
                .extracting(ForeignKey::name, ForeignKey::columns, ForeignKey::targetTable, ForeignKey::targetColumns)
                .containsExactlyInAnyOrder(
                        tuple("fk_school", List.of("region", "school"), table("schools"), List.of("region", "id")),
                        tuple("fk_mentor", List.of("mentor"), table("pupils"), List.of("id")));
    }

    @Test
    void defaultsAreThoseOfTheModel() {
        assertThat(column("schools", "name").filling()).get().hasToString("Value[literal=" + literal("name") + "]");
        assertThat(column("schools", "fee").filling().map(ReflectionTest::value))
                .hasValue("-1.50");
        assertThat(column("schools", "founded").filling().map(ReflectionTest::value))
                .hasValue("2024-02-29");
        assertThat(column("schools", "open").filling().map(ReflectionTest::value))
                .hasValue("true");
        assertThat(column("schools", "id").sequence().map(Sequence::name)).hasValue(ObjectName.of("school_ids"));
        assertThat(column("pupils", "seen").filling()).hasValue(ColumnFilling.Clock.CURRENT_TIMESTAMP);
        assertThat(column("pupils", "id").isIdentity()).isTrue();
        assertThat(column("pupils", "code").filling()).isEmpty();
        assertThat(notTold("pupils.code")).containsExactly(Facet.DEFAULT);
    }

    private static String literal(String column) {
        return ((ColumnFilling.Value) column("schools", column).filling().orElseThrow())
                .literal()
                .toString();
    }

    private static String value(ColumnFilling filling) {
        return String.valueOf(((ColumnFilling.Value) filling).literal().value());
    }

    @Test
    void uniqueConstraintIsReportedAsUniqueIndex() {
        assertThat(table("pupils").indexes())
                .containsExactly(
                        new IndexDefinition("ix_seen", List.of("seen", "region"), false),
                        new IndexDefinition("uq_code", List.of("code", "region"), true));
        assertThat(notTold("index uq_code of pupils")).containsExactly(Facet.UNIQUE);
    }

    @Test
    void unknownTypeIsLeftOutWithItsDependents() {
        assertThat(table("pupils").column("place")).isEmpty();
        assertThat(whole.notTold())
                .contains(
                        new NotTold(
                                "pupils.place",
                                Facet.UNKNOWN_COLUMN,
                                "LeanQ has no type for GEOMETRY, so the column is left out",
                                Optional.of(new LeftOutColumn(
                                        ObjectName.of("pupils"),
                                        false,
                                        new UnknownColumn("place", "GEOMETRY", Optional.empty(), true, false)))),
                        new NotTold(
                                "index ix_place of pupils",
                                Facet.INDEX,
                                "it has a column that is left out, so the index is too"),
                        new NotTold(
                                "shapes",
                                Facet.EXISTENCE,
                                "LeanQ knows none of its columns, so the table is left out"));
    }

    @Test
    void partsThatModelCannotExpressAreListed() {
        assertThat(notTold("foreign key fk_mentor of pupils")).containsExactly(Facet.DELETE_RULE);
        assertThat(notTold("sequence school_ids")).containsExactly(Facet.SEQUENCE_OPTIONS);
        assertThat(notTold("pupils.id")).containsExactly(Facet.SEQUENCE_OPTIONS);
        assertThat(notTold("big_schools")).containsExactly(Facet.VIEW_QUERY);
        assertThat(notTold("every table"))
                .containsExactlyInAnyOrder(
                        Facet.CHECK,
                        Facet.INDEX_OPTIONS,
                        Facet.TABLE_OPTIONS,
                        Facet.SEQUENCE_OPTIONS,
                        Facet.UNIQUE,
                        Facet.VIEW_QUERY);
        assertThat(notTold("hours")).containsExactly(Facet.EXISTENCE);
        assertThat(whole.notTold())
                .contains(new NotTold(
                        "hours",
                        Facet.EXISTENCE,
                        "a materialized query table, of which the catalog tells no definition: read it by "
                                + "View.existing(…)"));
    }

    @Test
    void aViewHasColumnsAndIsSelectedFrom() {
        View<?> view = whole.metadata().views().get(0);
        assertThat(view.hasQuery()).isFalse();
        assertThat(view.definition().columns())
                .extracting(ColumnDefinition::name, c -> c.type().sqlType(), ColumnDefinition::nullable)
                .containsExactly(
                        tuple("id", DataType.BIGINT.sqlType(), true),
                        tuple("name", DataType.VARCHAR(50).sqlType(), true),
                        tuple("fee", DataType.DECIMAL(10, 2).sqlType(), true));
        DynamicView schools = (DynamicView) view;
        assertThat(db.fetch(select(schools.get("name", DataType.VARCHAR)).from(schools)))
                .isEmpty();
    }

    @Test
    void reflectedSchemaIsNotCreatedAgain() {
        assertThat(whole.metadata().createAll(db).created()).isEmpty();
    }

    @Test
    void missingViewWithoutQueryIsRefused() {
        DynamicView missing =
                View.existing("no_such_view").column("id", DataType.BIGINT).build();
        assertThatThrownBy(() -> MetaData.of(missing).createAll(db))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("no_such_view: existence a view whose query only the database knows expected")
                .hasMessageContaining("create it there");
    }

    @Test
    void namesAreIncludedAndExcludedByPatternsOfWholeNames() {
        MetaData some = MetaData.reflect(
                        db,
                        ReflectOptions.ALL.include(Pattern.compile(".*o.*")).exclude(Pattern.compile("log_.*|big.*")))
                .metadata();
        assertThat(some.tables()).hasToString("[schools]");
        assertThat(some.views()).isEmpty();
        assertThat(some.sequences()).hasToString("[school_ids]");
    }

    @Test
    void keyMayReferToUnselectedTable() {
        MetaData pupils = MetaData.reflect(db, ReflectOptions.ALL.include("pupils"::equals))
                .metadata();
        assertThat(pupils.tables()).hasToString("[pupils]");
        assertThat(pupils.tables().get(0).foreignKeys())
                .extracting(ForeignKey::name, key -> key.targetTable().toString())
                .containsExactlyInAnyOrder(tuple("fk_school", "schools"), tuple("fk_mentor", "pupils"));
        assertThat(pupils.createAll(db).created()).isEmpty();
    }

    @Test
    void otherSchemaIsQualifiedAndItsKeysMayReferElsewhere() {
        try (EmbeddedLeanxcale several = EmbeddedLeanxcale.builder()
                        .user("lxadmin", "secret")
                        .user("user1", "pass4user1")
                        .start();
                Database admin = Leanxcale.connect(several.url("lxadmin"))) {
            Schema own = Schema.named("app");
            Schema other = Schema.named("user1");
            DynamicTable parents = Table.named(own, "t")
                    .column("id", DataType.BIGINT, ColumnOption.primaryKey())
                    .build();
            DynamicTable children = Table.named(other, "t")
                    .column("Code", DataType.VARCHAR(5), ColumnOption.primaryKey())
                    .column("p", DataType.BIGINT, ColumnOption.references(() -> parents.get("id", DataType.BIGINT)))
                    .build();
            MetaData.of(parents, children, Sequence.named(other, "s")).createAll(admin);

            MetaData there =
                    MetaData.reflect(admin, ReflectOptions.ALL.schema(other)).metadata();
            assertThat(there.tables()).hasToString("[user1.t]");
            assertThat(there.sequences()).hasToString("[user1.s]");
            TableDefinition child = there.tables().get(0);
            assertThat(child.primaryKey()).as("not that of the other table t").containsExactly("Code");
            assertThat(child.foreignKeys().get(0).targetTable().name()).isEqualTo(ObjectName.of("t"));
            assertThat(there.compare(admin).differences()).isEmpty();

            MetaData here = MetaData.reflect(admin).metadata();
            assertThat(here.tables()).hasToString("[t]");
            assertThat(here.sequences()).isEmpty();
            assertThat(here.compare(admin).differences()).isEmpty();
        }
    }
}
