package io.leanq.testkit;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.name;
import static io.leanq.query.Dsl.sql;

import io.leanq.catalog.Catalog;
import io.leanq.driver.Driver;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.Platform;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.MigrationStatus;
import io.leanq.migrate.Migrations;
import io.leanq.tree.ObjectName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A database that the tests of migrations have for themselves, and what they look for in it. */
public interface MigrationDatabase {
    List<String> TABLES = List.of("leanq_migrations", "leanq_migrations_lock", "log", "gone", "other");

    /** The driver of the database; the kit does not close it. */
    Driver driver();

    Platform platform();

    default Database database() {
        return Database.on(driver(), platform(), DatabaseOptions.DEFAULT);
    }

    /** Those of the kit's tables that are there. */
    default List<String> tables() {
        Catalog catalog = database().catalog(TABLES.stream().map(ObjectName::of).toList());
        return TABLES.stream()
                .filter(table -> catalog.table(ObjectName.of(table)).isPresent())
                .toList();
    }

    default List<String> notes() {
        return database().fetch(sql("SELECT note FROM log ORDER BY id").as(field("note", VARCHAR)));
    }

    default List<Integer> ids() {
        return database().fetch(sql("SELECT id FROM log ORDER BY id").as(field("id", INTEGER)));
    }

    default List<MigrationStatus.State> states(Migrations migrations) {
        return migrations.status(database()).stream()
                .map(MigrationStatus::state)
                .toList();
    }

    default List<String> versions(MigrationReport report) {
        return report.ran().stream().map(ran -> ran.version().toString()).toList();
    }

    default Migrations log() {
        return Migrations.none().script("1", "log", "CREATE TABLE log (id INTEGER, note VARCHAR(200));");
    }

    @BeforeEach
    default void dropTables() {
        for (String table : tables()) {
            database().execute(sql("DROP TABLE {0}", name(table)));
        }
    }

    /** The number of changes from one place at which a run ends to the next: 1 for every place. */
    default int stride() {
        return 1;
    }
}
