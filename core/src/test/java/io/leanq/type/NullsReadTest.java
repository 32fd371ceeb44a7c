package io.leanq.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.DataType;
import io.leanq.testkit.RowCells;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading a cell calls isNull only where the value alone does not show whether the cell is NULL. */
class NullsReadTest {

    /** A type, and a value of it that no NULL cell returns. */
    record Sample(DataType<?, ?, ?> type, Object value) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(DataType.BOOLEAN, true),
                new Sample(DataType.TINYINT, (byte) 1),
                new Sample(DataType.SMALLINT, (short) -1),
                new Sample(DataType.INTEGER, 7),
                new Sample(DataType.BIGINT, Long.MIN_VALUE),
                new Sample(DataType.REAL, 0.5f),
                new Sample(DataType.DOUBLE, Double.NaN),
                new Sample(DataType.VARCHAR, ""),
                new Sample(DataType.BIGINT_ARRAY, List.of()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void valueIsReadWithOneGetterCall(Sample sample) {
        List<String> calls = new ArrayList<>();
        assertThat((Object) sample.type.read(counted(sample.value, calls), 0)).isEqualTo(sample.value);
        assertThat(calls).hasSize(1).doesNotContain("isNull");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nullIsReadAsNull(Sample sample) {
        assertThat((Object) sample.type.read(counted(null, new ArrayList<>()), 0))
                .isNull();
    }

    static Stream<Sample> zeros() {
        return Stream.of(
                new Sample(DataType.BOOLEAN, false),
                new Sample(DataType.TINYINT, (byte) 0),
                new Sample(DataType.SMALLINT, (short) 0),
                new Sample(DataType.INTEGER, 0),
                new Sample(DataType.BIGINT, 0L),
                new Sample(DataType.REAL, -0f),
                new Sample(DataType.DOUBLE, -0.0));
    }

    @ParameterizedTest
    @MethodSource("zeros")
    void zeroIsNotTakenForNull(Sample sample) {
        assertThat((Object) sample.type.read(counted(sample.value, new ArrayList<>()), 0))
                .isEqualTo(sample.value);
    }

    private static Cells counted(@Nullable Object value, List<String> calls) {
        RowCells cells = new RowCells(value);
        return (Cells) Proxy.newProxyInstance(
                Cells.class.getClassLoader(), new Class<?>[] {Cells.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(cells, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
