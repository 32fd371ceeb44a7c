package io.leanq.driver.jdbc;

import io.leanq.type.Binds;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the values of a prepared statement. Dates and times are passed as java.time classes, which no time zone changes.
 */
final class JdbcBinds implements Binds {
    private final Connection connection;
    private final PreparedStatement statement;

    JdbcBinds(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    @Override
    public void setNull(int index, SqlType type) {
        JdbcConnection.attempt(() -> statement.setNull(index + 1, type.kind().jdbcCode()));
    }

    @Override
    public void setBoolean(int index, boolean value) {
        JdbcConnection.attempt(() -> statement.setBoolean(index + 1, value));
    }

    @Override
    public void setInt(int index, int value) {
        JdbcConnection.attempt(() -> statement.setInt(index + 1, value));
    }

    @Override
    public void setLong(int index, long value) {
        JdbcConnection.attempt(() -> statement.setLong(index + 1, value));
    }

    @Override
    public void setDouble(int index, double value) {
        JdbcConnection.attempt(() -> statement.setDouble(index + 1, value));
    }

    @Override
    public void setDecimal(int index, BigDecimal value) {
        JdbcConnection.attempt(() -> statement.setBigDecimal(index + 1, value));
    }

    @Override
    public void setString(int index, String value) {
        JdbcConnection.attempt(() -> statement.setString(index + 1, value));
    }

    @Override
    public void setBytes(int index, byte[] value) {
        JdbcConnection.attempt(() -> statement.setBytes(index + 1, value.clone()));
    }

    @Override
    public void setDate(int index, LocalDate value) {
        setObject(index, value);
    }

    @Override
    public void setTime(int index, LocalTime value) {
        setObject(index, value);
    }

    @Override
    public void setTimestamp(int index, LocalDateTime value) {
        setObject(index, value);
    }

    private void setObject(int index, Object value) {
        JdbcConnection.attempt(() -> statement.setObject(index + 1, value));
    }

    @Override
    public void setArray(int index, SqlType element, List<? extends @Nullable Object> values) {
        Object[] elements = values.stream()
                .map(value -> value instanceof Bytes bytes ? bytes.toArray() : value)
                .toArray();
        JdbcConnection.attempt(() -> statement.setArray(
                index + 1, connection.createArrayOf(element.kind().name(), elements)));
    }
}
