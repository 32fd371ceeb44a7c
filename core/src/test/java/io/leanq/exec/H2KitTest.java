package io.leanq.exec;

import io.leanq.testkit.DialectKit;
import org.h2.jdbcx.JdbcDataSource;

/** Runs the kit on H2, over JDBC and in the standard dialect. */
class H2KitTest implements DialectKit {
    private static final Database DATABASE = Database.over(dataSource(), StandardPlatform.H2);

    private static JdbcDataSource dataSource() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:kit;DB_CLOSE_DELAY=-1");
        return source;
    }

    @Override
    public Database database() {
        return DATABASE;
    }
}
