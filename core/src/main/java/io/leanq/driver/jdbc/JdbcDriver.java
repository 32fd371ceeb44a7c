package io.leanq.driver.jdbc;

import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends the connections of a data source, which pools them or not. Closing it does not close the data source, which is the caller's. */
public final class JdbcDriver implements Driver {
    private final DataSource dataSource;

    public JdbcDriver(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public DriverConnection acquire() {
        try {
            return JdbcConnection.owned(dataSource.getConnection());
        } catch (SQLException e) {
            throw JdbcFailures.ofConnecting(e);
        }
    }

    @Override
    public void close() {
        // the data source belongs to the caller
    }
}
