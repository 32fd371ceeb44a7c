package io.leanq.exec;

import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.render.UnsupportedSqlException;
import io.leanq.testkit.DialectKit;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;

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

    /** HSQLDB explains no statement with a placeholder. */
    @Test
    @Override
    public void planOfAQueryIsText() {
        assertThatThrownBy(() -> database().explain(select(STUDENTS.id).from(STUDENTS)))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("EXPLAIN PLAN");
    }
}
