package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.ResultColumn;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a JDBC result. Numbers are read in their own type and converted exactly, since JDBC's getters round. */
final class JdbcCursor implements DriverCursor {
    private final JdbcCall call;
    private final JdbcConnection.Call end;
    private final ResultSet rows;
    private boolean begun;

    /**
     * @param call the call of the query; it ends with the cursor
     * @param end closes the rows and their statement; may be called several times
     */
    JdbcCursor(JdbcCall call, JdbcConnection.Call end, ResultSet rows) {
        this.call = call;
        this.end = end;
        this.rows = rows;
    }

    /** A getter of a JDBC result. */
    @FunctionalInterface
    private interface Getter<X> {
        @Nullable
        X get() throws SQLException;
    }

    private static <X> @Nullable X get(Getter<X> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        }
    }

    @Override
    public boolean next() {
        begun = true;
        return call.goOn(rows::next);
    }

    @Override
    public List<ResultColumn> describe() {
        if (begun) {
            throw new LeanqException("a result is described before its first row is read");
        }
        List<ResultColumn> columns = get(() -> {
            ResultSetMetaData told = rows.getMetaData();
            List<ResultColumn> all = new ArrayList<>(told.getColumnCount());
            for (int i = 1; i <= told.getColumnCount(); i++) {
                all.add(new ResultColumn(
                        told.getColumnLabel(i),
                        told.getColumnType(i),
                        told.getColumnTypeName(i),
                        told.getPrecision(i),
                        told.getScale(i)));
            }
            return all;
        });
        return columns == null ? List.of() : List.copyOf(columns);
    }

    @Override
    public int columns() {
        Integer count = get(() -> rows.getMetaData().getColumnCount());
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        call.end();
        JdbcConnection.attempt(end);
    }

    @Override
    public boolean isNull(int index) {
        return get(() -> rows.getObject(index + 1)) == null;
    }

    @Override
    public boolean getBoolean(int index) {
        return Boolean.TRUE.equals(get(() -> rows.getBoolean(index + 1)));
    }

    @Override
    public int getInt(int index) {
        long value = getLong(index);
        if (value != (int) value) {
            throw unfit(index, "INTEGER");
        }
        return (int) value;
    }

    @Override
    public long getLong(int index) {
        Object value = get(() -> rows.getObject(index + 1));
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        BigDecimal decimal = getDecimal(index);
        if (decimal == null) {
            return 0;
        }
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException e) {
            throw unfit(index, "BIGINT");
        }
    }

    @Override
    public double getDouble(int index) {
        Object value = get(() -> rows.getObject(index + 1));
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        BigDecimal decimal = getDecimal(index);
        if (decimal == null) {
            return 0;
        }
        double nearest = decimal.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(decimal) != 0) {
            throw unfit(index, "DOUBLE");
        }
        return nearest;
    }

    private static LeanqException unfit(int index, String type) {
        return new LeanqException("column " + (index + 1) + " holds a number that no " + type
                + " is equal to: read it as" + " DECIMAL, or cast it in the query");
    }

    @Override
    public @Nullable BigDecimal getDecimal(int index) {
        Object value = get(() -> rows.getObject(index + 1));
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        return get(() -> rows.getBigDecimal(index + 1));
    }

    @Override
    public @Nullable String getString(int index) {
        return get(() -> rows.getString(index + 1));
    }

    @Override
    public byte @Nullable [] getBytes(int index) {
        byte[] bytes = get(() -> rows.getBytes(index + 1));
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public @Nullable LocalDate getDate(int index) {
        return get(() -> rows.getObject(index + 1, LocalDate.class));
    }

    @Override
    public @Nullable LocalTime getTime(int index) {
        return get(() -> rows.getObject(index + 1, LocalTime.class));
    }

    @Override
    public @Nullable LocalDateTime getTimestamp(int index) {
        return get(() -> rows.getObject(index + 1, LocalDateTime.class));
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int index, SqlType element) {
        Array array = get(() -> rows.getArray(index + 1));
        if (array == null) {
            return null;
        }
        Object[] elements = get(() -> (Object[]) array.getArray());
        List<@Nullable Object> values = new ArrayList<>();
        if (elements != null) {
            for (Object value : elements) {
                values.add(value instanceof byte[] bytes ? Bytes.of(bytes) : value);
            }
        }
        return Collections.unmodifiableList(values);
    }
}
