package io.leanq.testkit;

import io.leanq.type.Binds;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the values of a statement of Avatica's JDBC driver, each by the setter of its own Java type, as a server does.
 */
final class CalciteBinds implements Binds {
    private final PreparedStatement statement;
    private final Calendar utc;

    CalciteBinds(PreparedStatement statement, Calendar utc) {
        this.statement = statement;
        this.utc = utc;
    }

    /** A call to JDBC. */
    @FunctionalInterface
    private interface Setter {
        void set() throws SQLException;
    }

    private static void attempt(Setter setter) {
        try {
            setter.set();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void setNull(int index, SqlType type) {
        attempt(() -> statement.setNull(index + 1, Types.NULL));
    }

    @Override
    public void setBoolean(int index, boolean value) {
        attempt(() -> statement.setBoolean(index + 1, value));
    }

    @Override
    public void setInt(int index, int value) {
        attempt(() -> statement.setInt(index + 1, value));
    }

    @Override
    public void setLong(int index, long value) {
        attempt(() -> statement.setLong(index + 1, value));
    }

    @Override
    public void setDouble(int index, double value) {
        attempt(() -> statement.setDouble(index + 1, value));
    }

    @Override
    public void setDecimal(int index, BigDecimal value) {
        attempt(() -> statement.setBigDecimal(index + 1, value));
    }

    @Override
    public void setString(int index, String value) {
        attempt(() -> statement.setString(index + 1, value));
    }

    @Override
    public void setBytes(int index, byte[] value) {
        attempt(() -> statement.setBytes(index + 1, value.clone()));
    }

    @Override
    public void setDate(int index, LocalDate value) {
        attempt(() -> statement.setDate(index + 1, new Date(milliseconds(value.atStartOfDay())), utc));
    }

    @Override
    public void setTime(int index, LocalTime value) {
        attempt(() -> statement.setTime(index + 1, new Time(milliseconds(LocalDate.EPOCH.atTime(value))), utc));
    }

    @Override
    public void setTimestamp(int index, LocalDateTime value) {
        attempt(() -> statement.setTimestamp(index + 1, new Timestamp(milliseconds(value)), utc));
    }

    /**
     * The milliseconds by the fields of JDBC's own calendar, in which days before 1582-10-15 have other dates than in
     * java.time.
     */
    private long milliseconds(LocalDateTime value) {
        utc.clear();
        utc.set(
                value.getYear(),
                value.getMonthValue() - 1,
                value.getDayOfMonth(),
                value.getHour(),
                value.getMinute(),
                value.getSecond());
        return utc.getTimeInMillis() + value.getNano() / 1_000_000;
    }

    @Override
    public void setArray(int index, SqlType element, List<? extends @Nullable Object> values) {
        Object[] elements = values.stream()
                .map(value -> value instanceof Bytes bytes ? bytes.toArray() : value)
                .toArray();
        attempt(() -> statement.setArray(
                index + 1,
                statement.getConnection().createArrayOf(element.toString().split("\\(")[0], elements)));
    }
}
