package io.leanq.migrate;

import io.leanq.driver.Driver;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.exec.Platform;
import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.MigrationKit;
import org.h2.jdbcx.JdbcDataSource;

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
}
