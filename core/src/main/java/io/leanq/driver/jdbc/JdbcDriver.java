package io.leanq.driver.jdbc;

import io.leanq.driver.CallLimits;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lends the connections of a data source, which pools them or not. Each is closed when it is given back. Closing the driver stops
 * its calls and does not close the data source, which is the caller's. How long the data source lets wait for a connection is
 * its own affair.
 */
public final class JdbcDriver implements Driver {
    private final DataSource dataSource;
    private final JdbcOwnership ownership;
    private final JdbcCalls calls = new JdbcCalls();

    /** @param ownership whose the transactions are */
    public JdbcDriver(DataSource dataSource, JdbcOwnership ownership) {
        this.dataSource = dataSource;
        this.ownership = ownership;
    }

    @Override
    public DriverConnection acquire(CallLimits limits) {
        limits.requireOpen();
        try {
            return JdbcConnection.of(dataSource.getConnection(), ownership, calls);
        } catch (SQLException e) {
            throw JdbcFailures.ofConnecting(e);
        }
    }

    @Override
    public boolean joinsTransactions() {
        return !ownership.endsTransactions();
    }

    @Override
    public void close() {
        calls.close();
    }

    @Override
    public String toString() {
        return "JDBC";
    }
}
