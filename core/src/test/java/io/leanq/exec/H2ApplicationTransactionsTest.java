package io.leanq.exec;

import com.zaxxer.hikari.HikariConfig;
import io.leanq.testkit.ApplicationTransactionsKit;
import org.h2.jdbcx.JdbcDataSource;

class H2ApplicationTransactionsTest implements ApplicationTransactionsKit {
    private static final String URL = "jdbc:h2:mem:application_transactions;DB_CLOSE_DELAY=-1";

    private final JdbcDataSource source = new JdbcDataSource();

    @Override
    public void address(HikariConfig config) {
        config.setJdbcUrl(URL);
    }

    @Override
    public Platform platform() {
        return StandardPlatform.H2;
    }

    @Override
    public Database outside() {
        source.setURL(URL);
        return Database.over(source, StandardPlatform.H2);
    }
}
