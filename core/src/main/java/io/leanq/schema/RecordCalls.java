package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.type.Cells;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The constructor and the accessors of a record class as method handles. They are looked up once for a class; a row is
 * read and written without reflection. Immutable and thread-safe.
 */
final class RecordCalls<R> {
    /** The most words of a record's constructor: the JVM allows 255 arguments, of which the handles take some. */
    private static final int MOST_WORDS = 240;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType CELL =
            MethodType.methodType(Object.class, Column[].class, Cells.class, int.class, int.class);
    private static final ClassValue<RecordCalls<?>> BY_CLASS = new ClassValue<>() {
        @Override
        protected RecordCalls<?> computeValue(Class<?> type) {
            return new RecordCalls<>(type);
        }
    };

    private final List<Component> components = new ArrayList<>();

    /** Of type {@code (Column[], Cells, int)Object}. */
    private final MethodHandle make;

    /** Each of type {@code (Object)Object}. */
    private final MethodHandle[] accessors;

    /**
     * A component of the record.
     *
     * @param generic the type with its type arguments
     */
    record Component(String name, Class<?> type, Type generic) {}

    private RecordCalls(Class<?> record) {
        RecordComponent[] parts = record.getRecordComponents();
        if (parts == null || parts.length == 0) {
            throw new InvalidDefinition(record.getName() + " is no record with components: give the class of one");
        }
        for (RecordComponent part : parts) {
            components.add(new Component(part.getName(), part.getType(), part.getGenericType()));
        }
        requireWidth(record, parts);
        try {
            accessors = new MethodHandle[parts.length];
            for (int i = 0; i < parts.length; i++) {
                Method accessor = accessible(record, parts[i].getAccessor());
                accessors[i] = LOOKUP.unreflect(accessor).asType(MethodType.genericMethodType(1));
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = accessible(record, record.getDeclaredConstructor(types));
            make = reading(LOOKUP.unreflectConstructor(constructor));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has accessors and a canonical constructor", e);
        }
    }

    /**
     * @throws InvalidDefinition if the class is no record with components, has too many of them, or its module does not
     *     open its package
     */
    @SuppressWarnings("unchecked") // the class of R has the calls of R
    static <R> RecordCalls<R> of(Class<R> record) {
        return (RecordCalls<R>) BY_CLASS.get(record);
    }

    private static void requireWidth(Class<?> record, RecordComponent[] parts) {
        long words = Arrays.stream(parts)
                .mapToInt(part -> part.getType() == long.class || part.getType() == double.class ? 2 : 1)
                .sum();
        if (words > MOST_WORDS) {
            throw new InvalidDefinition(record.getName() + " has " + parts.length + " components; a RecordTable takes "
                    + MOST_WORDS + ", a long or double counted twice: extend RowTable, and write its RowMapping");
        }
    }

    private static <M extends AccessibleObject> M accessible(Class<?> record, M member) {
        if (!member.trySetAccessible()) {
            throw new InvalidDefinition("record " + record.getName() + " is not accessible: make it public in an"
                    + " exported package, or open its package to " + RecordCalls.class.getModule());
        }
        return member;
    }

    /** The constructor, whose arguments are the cells of consecutive columns. */
    private static MethodHandle reading(MethodHandle constructor) throws ReflectiveOperationException {
        MethodHandle cell = LOOKUP.findStatic(RecordCalls.class, "cell", CELL);
        List<Class<?>> place = List.of(Column[].class, Cells.class, int.class);
        MethodHandle partial = MethodHandles.dropArguments(constructor, 0, place);
        for (int i = 0; i < constructor.type().parameterCount(); i++) {
            Class<?> type = constructor.type().parameterType(i);
            MethodHandle argument =
                    MethodHandles.insertArguments(cell, 3, i).asType(MethodType.methodType(type, place));
            MethodHandle collected = MethodHandles.collectArguments(partial, 3, argument);
            int[] order = IntStream.range(0, collected.type().parameterCount())
                    .map(position -> position < 3 ? position : position - 3)
                    .toArray();
            partial = MethodHandles.permuteArguments(collected, collected.type().dropParameterTypes(3, 6), order);
        }
        return partial.asType(partial.type().changeReturnType(Object.class));
    }

    @SuppressWarnings("unused") // called by the handle
    private static @Nullable Object cell(Column<?, ?>[] columns, Cells cells, int at, int position) {
        return columns[position].read(cells, at + position);
    }

    /** The components in the record's order. */
    List<Component> components() {
        return components;
    }

    /**
     * The record of consecutive cells.
     *
     * @param columns the columns of the components
     * @throws NullPointerException if the cell of a primitive component is NULL
     */
    @SuppressWarnings("unchecked") // the constructor makes an R
    R read(Column<?, ?>[] columns, Cells cells, int at) {
        try {
            return (R) (Object) make.invokeExact(columns, cells, at);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** The value of a component, null for NULL. */
    @Nullable
    Object value(R row, int component) {
        try {
            return (Object) accessors[component].invokeExact((Object) row);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** The exception as it is, which a record's constructor and accessors throw without declaring it. */
    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof RuntimeException known) {
            return known;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new LeanqException("the record's constructor or accessor failed", failure);
    }
}
