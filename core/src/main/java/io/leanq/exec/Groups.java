package io.leanq.exec;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.TooManyRows;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row3;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows by their first value, in the order in which each value comes first.
 *
 * @param <K> the value by which rows are gathered
 * @param <V> what the rows of one value become
 */
final class Groups<K, V> {
    /** The shapes of the classes of keys: each group asks for one. */
    private static final ClassValue<KeyShape> SHAPES = new ClassValue<>() {
        @Override
        protected KeyShape computeValue(Class<?> type) {
            return KeyShape.of(type);
        }
    };

    private final Map<K, V> groups = new LinkedHashMap<>();
    private final Supplier<V> empty;

    /**
     * The key of the row before, and its group: rows of one parent mostly stand together. Null before the first row.
     */
    private @Nullable K lastKey;

    private @Nullable V last;

    private Groups(Supplier<V> empty) {
        this.empty = empty;
    }

    static <P, C> Map<P, List<C>> grouped(Stream<Row2<P, C>> rows) {
        Groups<P, List<C>> groups = new Groups<>(ArrayList::new);
        rows.forEach(row -> {
            List<C> children = groups.of(row.value1());
            if (row.value2() != null) {
                children.add(row.value2());
            }
        });
        return groups.groups;
    }

    static <P, C, G> Map<P, Map<C, List<G>>> nested(Stream<Row3<P, C, G>> rows) {
        Groups<P, Groups<C, List<G>>> groups = new Groups<>(() -> new Groups<>(ArrayList::new));
        rows.forEach(row -> {
            Groups<C, List<G>> children = groups.of(row.value1());
            if (row.value2() != null) {
                List<G> grandchildren = children.of(row.value2());
                if (row.value3() != null) {
                    grandchildren.add(row.value3());
                }
            }
        });
        Map<P, Map<C, List<G>>> nested = new LinkedHashMap<>();
        groups.groups.forEach((parent, children) -> nested.put(parent, children.groups));
        return nested;
    }

    /** @throws TooManyRows if two rows have one key; the message shows no value */
    static <K, V> Map<K, V> map(Stream<Row2<K, V>> rows) {
        Map<K, V> map = new LinkedHashMap<>();
        rows.forEach(row -> {
            int before = map.size();
            map.put(comparable(row.value1()), row.value2());
            if (map.size() == before) {
                throw new TooManyRows(
                        "fetchMap: row " + (before + 1) + " has the key of a row before it: gather them by"
                                + " fetchGrouped, or select a key that is unique");
            }
        });
        return map;
    }

    private V of(K key) {
        V group = last;
        if (group != null && key != null && (key == lastKey || key.equals(lastKey))) {
            return group;
        }
        group = groups.computeIfAbsent(comparable(key), absent -> empty.get());
        lastKey = key;
        last = group;
        return group;
    }

    private static <K> K comparable(K key) {
        if (key != null && holdsArray(key)) {
            throw new InvalidStatement(
                    "rows are gathered by a value that is an array or a record with an array in it, and"
                            + " two arrays of the same elements are not equal: gather by other columns, or give the"
                            + " component a type that compares its elements");
        }
        return key;
    }

    /** Whether the key is an array, or a record of which a component is one; a row is looked into. */
    private static boolean holdsArray(Object key) {
        KeyShape shape = SHAPES.get(key.getClass());
        for (Method accessor : shape.values) {
            Object value = value(accessor, key);
            if (value != null && holdsArray(value)) {
                return true;
            }
        }
        return shape.declaresArray;
    }

    private static @Nullable Object value(Method accessor, Object row) {
        try {
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new LeanqException("cannot read " + accessor.getName() + " of a row", e);
        }
    }

    /**
     * What is known of the keys of one class.
     *
     * @param values the values of a row, which its class does not tell the types of; none for any other class
     */
    private record KeyShape(boolean declaresArray, List<Method> values) {
        static KeyShape of(Class<?> type) {
            if (!type.isRecord()) {
                return new KeyShape(type.isArray(), List.of());
            }
            boolean row = type.getPackage() == Row2.class.getPackage();
            boolean declaresArray = false;
            List<Method> values = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                declaresArray |= component.getType().isArray();
                if (row) {
                    values.add(component.getAccessor());
                }
            }
            return new KeyShape(declaresArray, List.copyOf(values));
        }
    }
}
