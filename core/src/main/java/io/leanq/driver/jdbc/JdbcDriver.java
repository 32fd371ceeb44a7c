package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lends the connections of a data source, which pools them or not. Each is closed when it is given back. Closing the
 * driver stops its calls and does not close the data source, which is the caller's. How long the data source lets wait
 * for a connection is its own affair: neither time limits nor closing the driver end that wait, an interrupt does where
 * the data source hears it.
 */
public final class JdbcDriver implements Driver {
    private final DataSource dataSource;
    private final JdbcOwnership ownership;
    private final JdbcCallWatch calls = new JdbcCallWatch();

    /** @param ownership whose the transactions are */
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
