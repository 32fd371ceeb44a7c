package io.leanq.exec.recording;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.Binds;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Keeps the values of one execution as the nodes of a {@link io.leanq.render.Rendered}. */
final class RecordedBinds implements Binds {
    private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.empty());
    private static final SqlType BYTES = new SqlType.Varbinary(OptionalInt.empty());

    private final List<ExpressionNode.Bind> values = new ArrayList<>();

    List<ExpressionNode.Bind> values() {
        return values;
    }

    private void add(int index, SqlType type, @Nullable Object value) {
        if (index != values.size()) {
            throw new IllegalStateException("values are bound in order: " + values.size() + " comes before " + index);
        }
        values.add(new ExpressionNode.Bind(type, value));
    }

    @Override
    public void setNull(int index, SqlType type) {
        add(index, type, null);
    }

    @Override
    public void setBoolean(int index, boolean value) {
        add(index, SqlType.Simple.BOOLEAN, value);
    }

    @Override
    public void setInt(int index, int value) {
        add(index, SqlType.Simple.INTEGER, value);
    }

    @Override
    public void setLong(int index, long value) {
        add(index, SqlType.Simple.BIGINT, value);
    }

    @Override
    public void setDouble(int index, double value) {
        add(index, SqlType.Simple.DOUBLE, value);
    }

    @Override
    public void setDecimal(int index, BigDecimal value) {
        int scale = Math.max(0, value.scale());
        add(index, new SqlType.Decimal(Math.max(1, Math.max(value.precision(), scale)), scale), value);
    }

    @Override
    public void setString(int index, String value) {
        add(index, TEXT, value);
    }

    @Override
    public void setBytes(int index, byte[] value) {
        add(index, BYTES, Bytes.of(value));
    }

    @Override
    public void setDate(int index, LocalDate value) {
        add(index, SqlType.Simple.DATE, value);
    }

    @Override
    public void setTime(int index, LocalTime value) {
        add(index, SqlType.Simple.TIME, value);
    }

    @Override
    public void setTimestamp(int index, LocalDateTime value) {
        add(index, SqlType.Simple.TIMESTAMP, value);
    }

    @Override
    public void setArray(int index, SqlType element, List<? extends @Nullable Object> elements) {
        add(index, new SqlType.Array(element), Collections.unmodifiableList(new ArrayList<Object>(elements)));
    }
}
