package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lends the connections of a data source, with or without a pool, and closes each when it is given back. Closing the
 * driver stops its calls; the data source stays open, for the caller to close. Time limits and closing the driver do
 * not end a wait inside the data source for a connection; an interrupt does where the data source supports it.
 * Thread-safe.
 */
public final class JdbcDriver implements Driver {
    private final DataSource dataSource;
    private final JdbcOwnership ownership;
    private final JdbcCallWatch calls = new JdbcCallWatch();

    /** @param ownership who ends the transactions of the connections */
    public JdbcDriver(DataSource dataSource, JdbcOwnership ownership) {
        this.dataSource = dataSource;
        this.ownership = ownership;
    }

    @Override
    public DriverConnection acquire(CallLimits limits) {
        limits.requireOpen();
        DriverConnection connection;
        try {
            connection = JdbcConnection.of(dataSource.getConnection(), ownership, calls);
        } catch (SQLException e) {
            throw JdbcFailures.ofConnecting(e);
        }
        try {
            calls.requireOpen();
            limits.requireOpen();
            return connection;
        } catch (LeanqException e) {
            connection.close();
            throw e;
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
