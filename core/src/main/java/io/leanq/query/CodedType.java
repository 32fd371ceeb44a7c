package io.leanq.query;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Binds;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import io.leanq.type.ValueForm;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The common part of all data types: the conversions between the Java type and the canonical value of the SQL type, and
 * the kind of the type's expressions.
 */
abstract sealed class CodedType<T, K, A> implements DataType<T, K, A>
        permits BooleanType, TextType, NumericType, TemporalType, ArrayType, PlainType {
    private final SqlType sqlType;
    private final ValueForm form;
    private final Class<?> javaType;
    private final Function<Object, T> decode;
    private final Function<T, Object> encode;

    CodedType(SqlType sqlType, Class<?> javaType, Function<Object, T> decode, Function<T, Object> encode) {
        this.sqlType = sqlType;
        this.form = sqlType.kind().form();
        this.javaType = javaType;
        this.decode = decode;
        this.encode = encode;
    }

    /** A type whose Java type is the canonical class: values are checked and not converted. */
    @SuppressWarnings("unchecked")
    CodedType(SqlType sqlType) {
        ValueForm own = sqlType.kind().form();
        this.sqlType = sqlType;
        this.form = own;
        this.javaType = own.valueClass();
        this.decode = value -> (T) value;
        this.encode = value -> own.checked(sqlType, value);
    }

    /** An expression of the kind that belongs to this type. */
    abstract K expression(ExpressionNode node, @Nullable String label);

    /** An aggregate of the kind that belongs to this type. */
    abstract A aggregate(ExpressionNode node);

    /** This type with the same Java type and kind, and another SQL type of the same form of values. */
    abstract CodedType<T, K, A> ofSqlType(SqlType other);

    /** The implementation of a data type; all data types are of this class. */
    static <T, K, A> CodedType<T, K, A> of(DataType<T, K, A> type) {
        return (CodedType<T, K, A>) type;
    }

    @Override
    public final SqlType sqlType() {
        return sqlType;
    }

    @Override
    public final Class<?> javaType() {
        return javaType;
    }

    @Override
    public final @Nullable T read(Cells cells, int index) {
        Object value = form.read(cells, index, sqlType);
        return value == null ? null : decode.apply(value);
    }

    @Override
    public final Object encode(T value) {
        return encode.apply(value);
    }

    @Override
    public final T decode(Object canonical) {
        return decode.apply(canonical);
    }

    @Override
    public final void write(Binds binds, int index, @Nullable T value) {
        if (value == null) {
            binds.setNull(index, sqlType);
        } else {
            form.write(binds, index, sqlType, encode.apply(value));
        }
    }

    @Override
    public final <U> PlainType<U> as(
            Class<U> asType, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to) {
        if (asType == null || from == null || to == null) {
            throw new InvalidDefinition(sqlType + ".as(…, null, …): give the class and the functions from and to it");
        }
        return new PlainType<>(
                sqlType, asType, value -> from.apply(decode.apply(value)), value -> encode.apply(converted(to, value)));
    }

    private <U> T converted(Function<? super U, ? extends T> to, U value) {
        T result = to.apply(value);
        if (result == null) {
            throw new LeanqException("the converter for " + sqlType + " made null from a "
                    + value.getClass().getSimpleName() + "; null is never converted, so it must answer a value");
        }
        return result;
    }

    @Override
    public final String toString() {
        return sqlType.toString();
    }
}
