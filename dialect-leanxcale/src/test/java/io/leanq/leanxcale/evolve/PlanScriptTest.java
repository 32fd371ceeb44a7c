package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.migrate.Migrations;
import io.leanq.query.Dsl;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Plans are scripts that runners of scripts take, and names in plans stay data. */
@ExtendWith(LeanxcaleExtension.class)
class PlanScriptTest {
    private static final DynamicTable PUPILS =
            Table.named("pupils").column("id", INTEGER, primaryKey()).build();

    @TempDir
    private Path folder = Path.of("");

    private Database db;

    @BeforeEach
    void create(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
        MetaData.of(PUPILS).createAll(db);
    }

    @AfterEach
    void drop() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    private static SchemaPlan plan(MetaData before, MetaData after) {
        return SchemaPlan.of(SchemaDiff.between(before, after), LeanxcaleDialect.INSTANCE);
    }

    /** As simple runners do: a statement ends at a semicolon at the end of a line; lines of comment are left out. */
    private void run(String script) {
        for (String part : script.split(";\\s*\n")) {
            String statement = String.join(
                    "\n",
                    Stream.of(part.split("\n"))
                            .filter(line -> !line.startsWith("--"))
                            .toList());
            if (!statement.isBlank()) {
                db.execute(Dsl.sql(statement));
            }
        }
    }

    /** @param end ends a line */
    private static MetaData hostile(int version, String end) {
        String line = "x" + end + "-- 9. safe: drop \"y\"" + end + "DROP TABLE pupils --";
        DynamicTable target = Table.named("qu\"ote; \"\"--")
                .column("a'b;", INTEGER, primaryKey())
                .column(line, VARCHAR(version * 20))
                .index("ix " + line, line)
                .build();
        DynamicTable.Builder pointing = Table.named("/* */ -- x\u2028\u202e;")
                .column("*/", INTEGER, primaryKey())
                .column("/*", INTEGER, references(() -> target.get("a'b;", INTEGER)))
                .column("default", VARCHAR(40), defaultValue("x'; DROP TABLE pupils; --" + end + "*/"), notNull());
        return version == 1
                ? MetaData.of(PUPILS, target, pointing.build())
                : MetaData.of(
                        PUPILS,
                        target,
                        pointing.column("new;" + end + "--", VARCHAR(9), defaultValue(end + "/*"), notNull())
                                .index("ix; */", "/*", "new;" + end + "--")
                                .build());
    }

    private void assertIs(MetaData wanted) {
        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).toString()).isEqualTo("the schemas are equal");
        assertThat(MetaData.reflect(db).notTold())
                .noneMatch(told -> told.words().contains("left out"));
    }

    @Test
    void hostileNamesStayDataWhenAPlanIsApplied() {
        for (int version = 1; version <= 2; version++) {
            MetaData wanted = hostile(version, "\r\n");
            SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), wanted), db.dialect());

            assertThat(plan.toString().lines().filter(line -> !line.startsWith("   ")))
                    .hasSize(plan.steps().size())
                    .allSatisfy(line -> assertThat(line).matches("\\d\\. (safe|slow): (create|add|change) .*"));
            plan.applyTo(db);

            assertIs(wanted);
        }
        SchemaPlan back = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), MetaData.of(PUPILS)), db.dialect());
        back.applyTo(db, Permission.values());
        assertIs(MetaData.of(PUPILS));
    }

    @Test
    void hostileNamesStayDataInScripts() {
        MetaData wanted = hostile(1, "\u2028");
        SchemaPlan plan = plan(MetaData.of(PUPILS), wanted);
        plan.writeMigration(folder, "1", "hostile names");

        Migrations.in(folder).run(db);

        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted)
                        .filter(change -> !change.words().contains("leanq_migrations"))
                        .changes())
                .isEmpty();
        assertThat(plan.script())
                .contains(
                        "create index qu\"ote; \"\"--.ix x\\u2028-- 9. safe: drop \"y\"\\u2028DROP TABLE pupils -- on")
                .contains("-- 2. safe: create table /* */ -- x\\u2028\\u202e; …\n");
        assertThat(plan.script().split("[\n\r\u2028]")).noneMatch(line -> line.matches("--.*; *"));
    }

    @Test
    void scriptSaysWhatEachStatementDoesAndRuns() {
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("name", VARCHAR(20), defaultValue("it's; -- x"))
                .index("ix_pupils_name", "name")
                .build());

        String script = plan(MetaData.of(PUPILS), wanted).script();

        assertThat(script).isEqualTo("""
                -- A plan for LeanXcale, of 2 statements. It belongs to the schema that it was made for; no statement checks that.

                -- 1. safe: add column pupils.name VARCHAR(20), default 'it's; -- x'
                --    gives existing rows the default; an upsert by a program from before does so again
                ALTER TABLE pupils ADD COLUMN name VARCHAR(20) DEFAULT 'it''s; -- x';

                -- 2. slow: create index pupils.ix_pupils_name on [name]
                --    reads all rows
                CREATE INDEX IF NOT EXISTS ix_pupils_name ON pupils (name);
                """);
        run(script);
        assertIs(wanted);
        assertThat(plan(wanted, MetaData.of(PUPILS)).script())
                .contains("--    it needs the permission to drop column\n--    breaking: programs from before use the");
        run(plan(wanted, MetaData.of(PUPILS)).script());
        assertIs(MetaData.of(PUPILS));
    }

    @Test
    void scriptOfManyChangesRunsThroughASplitter() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        TwoVersions.before().createAll(db);

        run(plan(TwoVersions.before(), TwoVersions.after()).script());

        assertIs(TwoVersions.after());
    }

    @Test
    void lineEndInANameIsRefusedInScripts() {
        for (String end : List.of("\n", "\r")) {
            assertThatThrownBy(plan(MetaData.of(PUPILS), hostile(1, end))::script)
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContaining("has a line end, which programs that keep and run scripts change: apply the"
                            + " plan by applyTo");
        }
    }

    @Test
    void migrationIsNamedAndRunOnce() throws Exception {
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("city", VARCHAR(20))
                .build());
        SchemaPlan plan = plan(MetaData.of(PUPILS), wanted);

        Path file = plan.writeMigration(folder.resolve("db"), "1.4", "add a city");

        assertThat(file).hasFileName("V1.4__add_a_city.sql");
        assertThat(Files.readString(file)).isEqualTo(plan.script());
        assertThat(plan.writeMigration(folder.resolve("db"), "1.4", "add a city"))
                .isEqualTo(file);
        Migrations.in(folder.resolve("db")).run(db);
        assertThat(wanted.compare(db).isSame()).isTrue();
    }

    @Test
    void migrationOfATakenVersionIsRefused() throws Exception {
        SchemaPlan plan = plan(MetaData.of(), MetaData.of(PUPILS));
        Files.writeString(folder.resolve("V01_2_0__other.sql"), "");

        assertThatThrownBy(() -> plan.writeMigration(folder, "1.2", "pupils"))
                .hasMessage("there is a migration of this version: V01_2_0__other.sql; give a later one");
        assertThatThrownBy(() -> plan.writeMigration(folder, "1.2;", "pupils"))
                .hasMessageContaining("numbers with dots or underscores");
        for (String words : List.of("", "../x", "a__b", "é", "a\nb")) {
            assertThatThrownBy(() -> plan.writeMigration(folder, "2", words))
                    .as(words)
                    .hasMessageContaining("give letters, digits and blanks");
        }
        assertThatThrownBy(() -> plan.writeTo(folder.resolve("none").resolve("x.sql")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("the script cannot be written");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
