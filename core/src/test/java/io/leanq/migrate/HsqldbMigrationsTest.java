package io.leanq.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.Driver;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.exec.Platform;
import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.MigrationKit;
import java.sql.Connection;
import java.sql.SQLException;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;

/**
 * Migrations on HSQLDB with transactions that see a snapshot: as in LeanXcale, a writer who meets another one's change
 * of the same row is refused instead of waiting.
 */
class HsqldbMigrationsTest implements MigrationKit {
    private static final JDBCDataSource SOURCE = source();
    private static final Driver DRIVER = new JdbcDriver(SOURCE, JdbcOwnership.CHECKED);

    private static JDBCDataSource source() {
        JDBCDataSource source = new JDBCDataSource();
        source.setURL("jdbc:hsqldb:mem:snapshots;hsqldb.tx=mvcc;hsqldb.tx_level=serializable");
        source.setUser("SA");
        return source;
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

    /** Guards the others, which pass with any isolation. */
    @Test
    void transactionsSeeSnapshots() throws SQLException {
        try (Connection connection = SOURCE.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
    }
}
