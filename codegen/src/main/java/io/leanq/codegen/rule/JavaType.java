package io.leanq.codegen.rule;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.leanq.InvalidDefinition;
import io.leanq.query.ArrayType;
import io.leanq.query.BooleanType;
import io.leanq.query.DataType;
import io.leanq.query.NumberExpression;
import io.leanq.query.NumericType;
import io.leanq.query.PlainType;
import io.leanq.query.TemporalType;
import io.leanq.query.TextExpression;
import io.leanq.query.TextType;
import io.leanq.schema.ArrayColumn;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The Java form of a SQL type.
 *
 * @param column the class of its columns
 * @param value the Java type of its values, which is no primitive
 * @param code the code of the data type: {@code DataType.VARCHAR(50)}
 */
public record JavaType(ClassName column, TypeName value, CodeBlock code) {

    /**
     * A column whose Java type is the program's own.
     *
     * @param value the Java type of its values
     * @param dataType code of a {@code PlainType} of that type
     */
    public static JavaType converted(TypeName value, CodeBlock dataType) {
        return new JavaType(ClassName.get(PlainColumn.class), value, dataType);
    }

    /**
     * LeanQ's Java type for a SQL type.
     *
     * @throws InvalidDefinition if there is none
     */
    public static JavaType of(SqlType type) {
        DataType<?, ?, ?> data = dataType(type);
        return new JavaType(
                ClassName.get(columnOf(data)), valueOf(data), CodeBlock.of("$T.$L", DataType.class, code(type)));
    }

    private static DataType<?, ?, ?> dataType(SqlType type) {
        try {
            return DataType.of(type);
        } catch (InvalidDefinition e) {
            throw new InvalidDefinition(
                    e.getMessage() + ": leave the table out by --exclude, or give the column another type");
        }
    }

    private static Class<?> columnOf(DataType<?, ?, ?> data) {
        if (data instanceof BooleanType) {
            return BooleanColumn.class;
        } else if (data instanceof TextType) {
            return TextColumn.class;
        } else if (data instanceof NumericType) {
            return NumberColumn.class;
        }
        if (data instanceof ArrayType) {
            return ArrayColumn.class;
        }
        return data instanceof TemporalType ? TemporalColumn.class : PlainColumn.class;
    }

    private static TypeName valueOf(DataType<?, ?, ?> data) {
        return data.sqlType() instanceof SqlType.Array array
                ? ParameterizedTypeName.get(
                        List.class, DataType.of(array.element()).javaType())
                : TypeName.get(data.javaType());
    }

    /** The constant or factory call of {@link DataType}, which has the name of the kind. */
    private static CodeBlock code(SqlType type) {
        if (type.lacksLength()) {
            return CodeBlock.of("of(new $T($T.empty()))", type.getClass(), OptionalInt.class);
        } else if (type instanceof SqlType.Decimal decimal) {
            return CodeBlock.of("$L($L, $L)", type.kind(), decimal.precision(), decimal.scale());
        } else if (type instanceof SqlType.Array array) {
            return CodeBlock.of("$L_ARRAY", array.element().kind());
        }
        return type.length().isPresent()
                ? CodeBlock.of("$L($L)", type.kind(), type.length().getAsInt())
                : CodeBlock.of("$L", type.kind());
    }

    /** The type of a column of this table class. */
    TypeName columnOf(TypeName table) {
        if (column.equals(ClassName.get(TextColumn.class)) || column.equals(ClassName.get(BooleanColumn.class))) {
            return ParameterizedTypeName.get(column, table);
        }
        if (!column.equals(ClassName.get(ArrayColumn.class))) {
            return ParameterizedTypeName.get(column, table, value);
        }
        TypeName element = ((ParameterizedTypeName) value).typeArguments().get(0);
        TypeName kind = element.equals(TypeName.get(String.class))
                ? TypeName.get(TextExpression.class)
                : ParameterizedTypeName.get(ClassName.get(NumberExpression.class), element);
        return ParameterizedTypeName.get(column, table, element, kind);
    }

    /** True if this is LeanQ's own Java type for the SQL type. */
    boolean isStandard(SqlType type) {
        return equals(of(type));
    }

    /** True if values of the data type are of this Java type without a converter. */
    boolean isOf(DataType<?, ?, ?> type) {
        TypeName raw = value instanceof ParameterizedTypeName list ? list.rawType() : value;
        boolean plain = column.equals(ClassName.get(PlainColumn.class));
        return raw.equals(TypeName.get(type.javaType())) && plain == type instanceof PlainType<?>;
    }

    /** The nullable form: {@code @Nullable Integer}, {@code byte @Nullable []}. */
    TypeName orNull() {
        return value.annotated(AnnotationSpec.builder(Nullable.class).build());
    }
}
