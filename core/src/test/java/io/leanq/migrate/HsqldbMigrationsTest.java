package io.leanq.migrate;

import io.leanq.driver.Driver;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.exec.Platform;
import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.MigrationKit;
import org.hsqldb.jdbc.JDBCDataSource;

/** Migrations on HSQLDB, over JDBC. */
class HsqldbMigrationsTest implements MigrationKit {
    private static final Driver DRIVER = driverOf();

    private static Driver driverOf() {
        JDBCDataSource source = new JDBCDataSource();
        source.setURL("jdbc:hsqldb:mem:migrations");
        source.setUser("SA");
        return new JdbcDriver(source, JdbcOwnership.CHECKED);
    }

    @Override
    public Driver driver() {
        return DRIVER;
    }

    @Override
    public Platform platform() {
        return StandardPlatform.HSQLDB;
    }

    /** The catalog of HSQLDB is slow. */
    @Override
    public int stride() {
        return 25;
    }
}
