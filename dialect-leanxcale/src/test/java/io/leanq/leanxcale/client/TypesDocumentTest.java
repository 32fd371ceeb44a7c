package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.leanxcale.TypeEdges;
import io.leanq.leanxcale.client.net.Line;
import io.leanq.query.ArrayType;
import io.leanq.query.DataType;
import io.leanq.type.Bytes;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowCursor;
import io.leanq.wire.value.RowEncoder;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/types.md agrees with the code: its table has every type, and each cell is true. */
class TypesDocumentTest {

    /** A row of the page's table, without the remarks. */
    record Line(String sqlType, String constant, String javaType, String sentAs) {
        @Override
        public String toString() {
            return constant;
        }
    }

    static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "types.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length == 6 && cells[2].contains("`")) {
                lines.add(new Line(cells[1].trim(), code(cells[2]), code(cells[3]), cells[4].trim()));
            }
        }
        return lines;
    }

    private static String code(String cell) {
        return cell.trim().replace("`", "");
    }

    /**
     * The constants and factories as the code spells them, with the types that they make for a length of 7 and a scale
     * of 3.
     */
    private static Map<String, DataType<?, ?, ?>> types() throws ReflectiveOperationException {
        Map<String, DataType<?, ?, ?>> types = new TreeMap<>();
        for (Field field : DataType.class.getFields()) {
            types.put(field.getName(), (DataType<?, ?, ?>) field.get(null));
        }
        for (Method method : DataType.class.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && Modifier.isPublic(method.getModifiers())
                    && method.getParameterTypes()[0] == int.class) {
                types.put(method.getName() + (method.getParameterCount() == 1 ? "(n)" : "(p, s)"), (DataType<?, ?, ?>)
                        (method.getParameterCount() == 1 ? method.invoke(null, 7) : method.invoke(null, 7, 3)));
            }
        }
        return types;
    }

    private static Map<String, String> javaTypes() {
        Map<String, String> names = new TreeMap<>();
        for (Field field : DataType.class.getFields()) {
            if (field.getGenericType() instanceof ParameterizedType type) {
                String value = simple(type.getActualTypeArguments()[0]);
                names.put(field.getName(), type.getRawType() == ArrayType.class ? "List<" + value + ">" : value);
            }
        }
        return names;
    }

    private static String simple(Type type) {
        if (type instanceof ParameterizedType generic) {
            return simple(generic.getRawType()) + "<" + simple(generic.getActualTypeArguments()[0]) + ">";
        }
        return ((Class<?>) type).getSimpleName();
    }

    @Test
    void everyConstantAndFactoryHasItsLine() throws Exception {
        assertThat(lines().stream().map(Line::constant)).containsExactlyInAnyOrderElementsOf(types().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void eachLineMatchesCode(Line line) throws Exception {
        DataType<?, ?, ?> type = types().get(line.constant);
        assertThat(line.sqlType.replace("(n)", "(7)").replace("(p,s)", "(7,3)"))
                .isEqualTo(type.sqlType().toString());
        assertThat(line.javaType)
                .isEqualTo(
                        javaTypes().getOrDefault(line.constant, type.javaType().getSimpleName()));
        assertThat(line.javaType.replaceFirst("<.*", ""))
                .isEqualTo(type.javaType().getSimpleName());
        Class<?> kept = type.sqlType().valueClass();
        assertThat(type.javaType()).isEqualTo(kept == Bytes.class ? byte[].class : kept);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void valuesAreSentAsPageSays(Line line) throws Exception {
        DataType<?, ?, ?> type = types().get(line.constant);
        List<?> values = edges().filter(
                        edge -> ((DataType<?, ?, ?>) edge[0]).sqlType().sameKind(type.sqlType()))
                .map(edge -> (List<?>) edge[1])
                .findFirst()
                .orElseThrow();
        for (Object value : values) {
            RowCursor row = sent(type, value);
            if (row.rep(0) == Rep.ARRAY) {
                RowCursor elements = row.getArray(0);
                for (int i = 0; i < elements.size(); i++) {
                    if (!elements.isNull(i)) {
                        assertThat("ARRAY of " + elements.rep(i)).isEqualTo(line.sentAs);
                    }
                }
            } else {
                assertThat(row.rep(0).name()).isEqualTo(line.sentAs);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static RowCursor sent(DataType<?, ?, ?> type, Object value) {
        RowEncoder row = RowEncoder.forParameters();
        WireBinds binds = new WireBinds(row);
        binds.begin();
        ((DataType<Object, ?, ?>) type).write(binds, 0, value);
        row.endRow();
        RowCursor cursor = row.rows().cursor();
        assertThat(cursor.next()).isTrue();
        return cursor;
    }

    private static Stream<Object[]> edges() {
        return TypeEdges.all().map(edge -> Arrays.copyOf(edge.get(), 2));
    }
}
