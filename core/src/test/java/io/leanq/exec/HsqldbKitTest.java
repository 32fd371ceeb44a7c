package io.leanq.exec;

import io.leanq.testkit.DialectKit;
import org.hsqldb.jdbc.JDBCDataSource;

/** Runs the kit on HSQLDB, over JDBC and in the standard dialect. */
class HsqldbKitTest implements DialectKit {
    private static final Database DATABASE = Database.over(dataSource(), StandardPlatform.HSQLDB);

    private static JDBCDataSource dataSource() {
        JDBCDataSource source = new JDBCDataSource();
        source.setURL("jdbc:hsqldb:mem:kit");
        source.setUser("SA");
        return source;
    }

    @Override
    public Database database() {
        return DATABASE;
    }
}
