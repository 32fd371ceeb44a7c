package io.leanq.migrate;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.Driver;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.Platform;
import io.leanq.exec.StandardPlatform;
import io.leanq.query.Rows;
import io.leanq.testkit.MigrationKit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Migrations on H2, over JDBC. */
class H2MigrationsTest implements MigrationKit {
    private static final Driver DRIVER = driverOf();

    private static Driver driverOf() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:migrations;DB_CLOSE_DELAY=-1");
        return new JdbcDriver(source, JdbcOwnership.CHECKED);
    }

    @Override
    public Driver driver() {
        return DRIVER;
    }

    @Override
    public Platform platform() {
        return StandardPlatform.H2;
    }

    /** So that no other process takes the lock during a long change, where nobody waits for its transaction. */
    @Test
    void signsOfLifeGoOnDuringATransaction() {
        Database database = Database.on(DRIVER, platform(), DatabaseOptions.DEFAULT);
        Rows<Long> beats = sql("SELECT beat FROM leanq_migrations_lock WHERE name = 'lease'")
                .as(field("beat", BIGINT));
        Migrations.none()
                .step(1, "long", "1", tx -> {
                    long first = database.fetchOne(beats);
                    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                    while (database.fetchOne(beats) == first) {
                        assertThat(System.nanoTime()).isLessThan(end);
                        Thread.sleep(5);
                    }
                })
                .with(MigrationOptions.DEFAULT.withLease(Duration.ofMillis(60)))
                .run(database);
    }
}
