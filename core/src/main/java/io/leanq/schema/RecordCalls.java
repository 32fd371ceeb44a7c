package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.query.RowReader;
import io.leanq.query.row.FunctionReaders;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The constructor and the accessors of a record class, which are linked once for a class; a row is read and written
 * without reflection. Immutable and thread-safe.
 */
final class RecordCalls<R> {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final ClassValue<RecordCalls<?>> BY_CLASS = new ClassValue<>() {
        @Override
        protected RecordCalls<?> computeValue(Class<?> type) {
            return new RecordCalls<>(type);
        }
    };

    private final List<Component> components = new ArrayList<>();

    /** Makes a reader of records from the columns of their components. */
    private final Function<List<? extends Column<?, ?>>, RowReader<R>> reading;

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
        try {
            accessors = new MethodHandle[parts.length];
            for (int i = 0; i < parts.length; i++) {
                Method accessor = accessible(record, parts[i].getAccessor());
                accessors[i] = LOOKUP.unreflect(accessor).asType(MethodType.genericMethodType(1));
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor =
                    LOOKUP.unreflectConstructor(accessible(record, record.getDeclaredConstructor(types)));
            Object function = function(record, types);
            reading = function == null
                    ? byArrays(constructor.asSpreader(Object[].class, types.length))
                    : columns -> FunctionReaders.reader(function, columns);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has accessors and a canonical constructor", e);
        }
    }

    /**
     * @throws InvalidDefinition if the class is no record with components, or is not accessible
     */
    @SuppressWarnings("unchecked") // the class of R has the calls of R
    static <R> RecordCalls<R> of(Class<R> record) {
        return (RecordCalls<R>) BY_CLASS.get(record);
    }

    private static <M extends AccessibleObject> M accessible(Class<?> record, M member) {
        if (!member.trySetAccessible()) {
            throw new InvalidDefinition("record " + record.getName() + " is not accessible: make it public in an"
                    + " exported package, or open its package to " + RecordCalls.class.getModule());
        }
        return member;
    }

    /**
     * The constructor as a function, linked like {@code Order::new} in source. Null for a record with more components
     * than functions have arguments, and for one in another module than LeanQ, which includes the unnamed module of
     * another class loader: only a class in the same module can be linked.
     */
    private static @Nullable Object function(Class<?> record, Class<?>[] types) throws ReflectiveOperationException {
        if (types.length > FunctionReaders.MOST) {
            return null;
        }
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(record, LOOKUP);
            if (!inside.hasFullPrivilegeAccess()) {
                return null;
            }
            MethodHandle made = inside.findConstructor(record, MethodType.methodType(void.class, types));
            return LambdaMetafactory.metafactory(
                            inside,
                            "apply",
                            MethodType.methodType(FunctionReaders.function(types.length)),
                            MethodType.genericMethodType(types.length),
                            made,
                            made.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (IllegalAccessException notOpen) {
            return null;
        } catch (Throwable e) {
            throw new IllegalStateException("a constructor is linked to a function of its arguments", e);
        }
    }

    /** The components in the record's order. */
    List<Component> components() {
        return components;
    }

    /** Calls the constructor by its handle, with an array for each row. */
    @SuppressWarnings("unchecked") // the constructor makes an R
    private static <R> Function<List<? extends Column<?, ?>>, RowReader<R>> byArrays(MethodHandle constructor) {
        MethodHandle make = constructor.asType(MethodType.methodType(Object.class, Object[].class));
        return columns -> (cells, at) -> {
            @Nullable Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).read(cells, at + i);
            }
            try {
                return (R) (Object) make.invokeExact(values);
            } catch (Throwable e) {
                throw thrown(e);
            }
        };
    }

    /** Reads records of the columns of the components. A NULL of a primitive component is a NullPointerException. */
    RowReader<R> reader(List<? extends Column<?, ?>> columns) {
        return reading.apply(columns);
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
