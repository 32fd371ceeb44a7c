package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.type.Binds;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the values that a statement binds, and asserts the order that {@link Binds} demands. */
public final class RecordingBinds implements Binds {
    public final List<@Nullable Object> values = new ArrayList<>();

    private void add(int index, @Nullable Object value) {
        assertThat(index).as("binds come in ascending order, each once").isEqualTo(values.size());
        values.add(value);
    }

    @Override
    public void setNull(int index, SqlType type) {
        add(index, null);
    }

    @Override
    public void setBoolean(int index, boolean value) {
        add(index, value);
    }

    @Override
    public void setInt(int index, int value) {
        add(index, value);
    }

    @Override
    public void setLong(int index, long value) {
        add(index, value);
    }

    @Override
    public void setDouble(int index, double value) {
        add(index, value);
    }

    @Override
    public void setDecimal(int index, BigDecimal value) {
        add(index, value);
    }

    @Override
    public void setString(int index, String value) {
        add(index, value);
    }

    @Override
    public void setBytes(int index, byte[] value) {
        add(index, Bytes.of(value));
    }

    @Override
    public void setDate(int index, LocalDate value) {
        add(index, value);
    }

    @Override
    public void setTime(int index, LocalTime value) {
        add(index, value);
    }

    @Override
    public void setTimestamp(int index, LocalDateTime value) {
        add(index, value);
    }

    @Override
    public void setArray(int index, SqlType element, List<? extends @Nullable Object> list) {
        add(index, new ArrayList<@Nullable Object>(list));
    }
}
