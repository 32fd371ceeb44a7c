package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A connection that breaks before its first use is given back to its data source. */
class BrokenConnectionTest {
    private final AtomicInteger open = new AtomicInteger();

    @Test
    void connectionIsClosedIfItCannotBePrepared() {
        assertThatThrownBy(() -> Database.over(refusing("getAutoCommit"), StandardPlatform.H2)
                        .session())
                .isInstanceOf(ConnectionLost.class);
        assertThat(open).hasValue(0);
    }

    @Test
    void connectionIsClosedIfItsSessionCannotBegin() {
        Database db =
                Database.over(refusing("setAutoCommit"), StandardPlatform.H2, new DatabaseOptions(false, List.of()));
        assertThatThrownBy(db::session).isInstanceOf(ConnectionLost.class);
        assertThat(open).hasValue(0);
    }

    /** H2 connections that break when this method is called. */
    private DataSource refusing(String call) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:broken_connection");
        return proxy(DataSource.class, source, (method, arguments) -> {
            open.incrementAndGet();
            Connection connection = source.getConnection();
            return proxy(Connection.class, connection, (name, values) -> {
                if (name.equals(call)) {
                    throw new SQLException("gone", "08006");
                }
                if (name.equals("close")) {
                    open.decrementAndGet();
                }
                return null;
            });
        });
    }

    /** Replaces a method; a null result means that the real method is called. */
    private interface Twist {
        Object apply(String method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, Twist twist) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object twisted = twist.apply(method.getName(), given == null ? new Object[0] : given);
            try {
                return twisted != null ? twisted : method.invoke(real, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
