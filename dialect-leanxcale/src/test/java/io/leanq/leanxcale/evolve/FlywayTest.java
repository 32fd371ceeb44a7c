package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.ReflectOptions;
import io.leanq.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flyway itself runs the migrations that plans are written as. */
class FlywayTest {
    private final JdbcDataSource source = new JdbcDataSource();

    @TempDir
    private Path folder = Path.of("");

    private Database db;

    @BeforeEach
    void connect() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        db = Database.over(source, StandardPlatform.H2);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** @return how many migrations ran */
    private int migrate(Map<String, String> placeholders) {
        return Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + folder)
                .placeholders(placeholders)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private Path write(MetaData before, MetaData after, String version, String words) {
        return SchemaPlan.of(SchemaDiff.between(before, after), db.dialect()).writeMigration(folder, version, words);
    }

    private SchemaDiff difference(MetaData wanted) {
        return SchemaDiff.between(
                MetaData.reflect(db, ReflectOptions.ALL.include(name -> !name.equals("flyway_schema_history"))),
                wanted);
    }

    private static DynamicTable.Builder pupils() {
        return Table.named("pupils").column("id", INTEGER, primaryKey()).column("name", VARCHAR(20), notNull());
    }

    @Test
    void eachMigrationIsRunOnceInItsOrder() throws Exception {
        MetaData first = MetaData.of(pupils().column("age", INTEGER).build());
        MetaData second = MetaData.of(pupils().column("city", VARCHAR(30), defaultValue("it's; -- x"))
                .index("ix_city", "city")
                .build());
        write(first, second, "1.10", "cities");
        write(MetaData.of(), first, "1.9", "pupils");

        assertThat(migrate(Map.of())).isEqualTo(2);

        assertThat(difference(second).toString()).isEqualTo("the schemas are equal");
        assertThat(migrate(Map.of())).isZero();
        assertThat(Files.list(folder)).hasSize(2);
    }

    private static MetaData hostile(int version) {
        DynamicTable target = Table.named("qu\"ote; \"\"-- ${x}")
                .column("a'b;", INTEGER, primaryKey())
                .column("$$ -- 9. safe", VARCHAR(version * 20))
                .index("ix ${flyway:user}", "$$ -- 9. safe")
                .build();
        DynamicTable.Builder pointing = Table.named("/* */ -- x;")
                .column("*/", INTEGER, primaryKey())
                .column("/*", INTEGER, references(() -> target.get("a'b;", INTEGER)))
                .column("default", VARCHAR(60), defaultValue("x'; DROP TABLE pupils; --${x}*/ \\"), notNull());
        if (version == 2) {
            pointing.column("new; ${x} --", VARCHAR(9), defaultValue("/*${y}"), notNull());
        }
        return MetaData.of(target, pointing.build());
    }

    @Test
    void hostileNamesAndPlaceholdersStayData() {
        write(MetaData.of(), hostile(1), "1", "hostile names");
        Path second = write(hostile(1), hostile(2), "2", "more");

        assertThat(migrate(Map.of("x", "replaced"))).isEqualTo(2);

        assertThat(difference(hostile(2)).toString()).isEqualTo("the schemas are equal");
        assertThat(second.resolveSibling(second.getFileName() + ".conf")).hasContent("placeholderReplacement=false");
        assertThat(migrate(Map.of("x", "replaced"))).isZero();
    }
}
