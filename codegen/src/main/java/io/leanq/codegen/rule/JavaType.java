package io.leanq.codegen.rule;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.leanq.InvalidDefinition;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.type.DataType;
import io.leanq.type.PlainType;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a SQL type is written in Java.
 *
 * @param column the class of its columns
 * @param value the Java type of its values, never a primitive
 * @param code the data type: {@code DataType.VARCHAR(50)}
 */
public record JavaType(ClassName column, TypeName value, CodeBlock code) {

    /**
     * A column of the user's own Java type.
     *
     * @param dataType code of a {@code PlainType} of that type
     */
    public static JavaType converted(TypeName value, CodeBlock dataType) {
        return new JavaType(ClassName.get(PlainColumn.class), value, dataType);
    }

    /**
     * The one that LeanQ has for the type.
     *
     * @throws InvalidDefinition if there is none
     */
    public static JavaType of(SqlType type) {
        if (type instanceof SqlType.Simple simple) {
            return simple(simple);
        }
        if (type instanceof SqlType.Decimal decimal) {
            return number(BigDecimal.class, "DECIMAL($L, $L)", decimal.precision(), decimal.scale());
        }
        if (type instanceof SqlType.Char text) {
            return text.length().isPresent()
                    ? sized(text(), "CHAR", text.length())
                    : unsized(text(), SqlType.Char.class);
        }
        if (type instanceof SqlType.Varchar text) {
            return sized(text(), "VARCHAR", text.length());
        }
        if (type instanceof SqlType.Binary bytes) {
            return bytes.length().isPresent()
                    ? sized(bytes(), "BINARY", bytes.length())
                    : unsized(bytes(), SqlType.Binary.class);
        }
        if (type instanceof SqlType.Varbinary bytes) {
            return sized(bytes(), "VARBINARY", bytes.length());
        }
        return array((SqlType.Array) type);
    }

    private static JavaType simple(SqlType.Simple type) {
        return switch (type) {
            case BOOLEAN -> made(BooleanColumn.class, ClassName.get(Boolean.class), "BOOLEAN");
            case TINYINT -> number(Byte.class, "TINYINT");
            case SMALLINT -> number(Short.class, "SMALLINT");
            case INTEGER -> number(Integer.class, "INTEGER");
            case BIGINT -> number(Long.class, "BIGINT");
            case REAL -> number(Float.class, "REAL");
            case FLOAT -> number(Double.class, "FLOAT");
            case DOUBLE -> number(Double.class, "DOUBLE");
            case DATE -> temporal(LocalDate.class, "DATE");
            case TIME -> temporal(LocalTime.class, "TIME");
            case TIMESTAMP -> temporal(LocalDateTime.class, "TIMESTAMP");
            case CLOB -> made(TextColumn.class, ClassName.get(String.class), "CLOB");
            case BLOB -> made(PlainColumn.class, ArrayTypeName.of(byte.class), "BLOB");
        };
    }

    private static JavaType text() {
        return made(TextColumn.class, ClassName.get(String.class), "");
    }

    private static JavaType bytes() {
        return made(PlainColumn.class, ArrayTypeName.of(byte.class), "");
    }

    private static JavaType sized(JavaType kind, String name, OptionalInt length) {
        CodeBlock code = length.isPresent()
                ? CodeBlock.of("$T.$L($L)", DataType.class, name, length.getAsInt())
                : CodeBlock.of("$T.$L", DataType.class, name);
        return new JavaType(kind.column, kind.value, code);
    }

    /** Where a catalog tells no lengths. */
    private static JavaType unsized(JavaType kind, Class<? extends SqlType> type) {
        return new JavaType(
                kind.column,
                kind.value,
                CodeBlock.of("$T.of(new $T($T.empty()))", DataType.class, type, OptionalInt.class));
    }

    private static JavaType array(SqlType.Array type) {
        if (type.element() == SqlType.Simple.BIGINT) {
            return list(Long.class, "BIGINT_ARRAY");
        }
        if (type.element() == SqlType.Simple.DOUBLE) {
            return list(Double.class, "DOUBLE_ARRAY");
        }
        if (type.element().equals(DataType.VARCHAR.sqlType())) {
            return list(String.class, "VARCHAR_ARRAY");
        }
        throw new InvalidDefinition("LeanQ has arrays of BIGINT, DOUBLE and VARCHAR, not of " + type.element()
                + ": leave the table out by --exclude, or give the column another type");
    }

    private static JavaType list(Class<?> element, String name) {
        return made(PlainColumn.class, ParameterizedTypeName.get(List.class, element), name);
    }

    private static JavaType number(Class<?> value, String name, Object... digits) {
        return new JavaType(
                ClassName.get(NumberColumn.class),
                ClassName.get(value),
                CodeBlock.builder().add("$T.", DataType.class).add(name, digits).build());
    }

    private static JavaType temporal(Class<?> value, String name) {
        return made(TemporalColumn.class, ClassName.get(value), name);
    }

    private static JavaType made(Class<?> column, TypeName value, String name) {
        return new JavaType(ClassName.get(column), value, CodeBlock.of("$T.$L", DataType.class, name));
    }

    /** Columns of text and booleans have one type parameter, the others two. */
    boolean columnHasValueType() {
        return !column.equals(ClassName.get(TextColumn.class)) && !column.equals(ClassName.get(BooleanColumn.class));
    }

    /** Whether values of the type are of this Java type, without a converter. */
    boolean isOf(DataType<?> type) {
        TypeName raw = value instanceof ParameterizedTypeName list ? list.rawType() : value;
        boolean plain = column.equals(ClassName.get(PlainColumn.class));
        return raw.equals(TypeName.get(type.javaType())) && plain == type instanceof PlainType<?>;
    }

    /** {@code @Nullable Integer}, {@code byte @Nullable []} */
    TypeName orNull() {
        return value.annotated(AnnotationSpec.builder(Nullable.class).build());
    }
}
