package io.leanq.render;

import io.leanq.type.SqlType;
import io.leanq.type.ValueForm;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into the text of a statement (docs/leanxcale.md, "Literals"), in three forms: bare, for a DEFAULT;
 * beside a column, whose type the literal takes; and with a CAST where nothing else says its type, since {@code 1} is
 * an INTEGER and {@code 'a'} a CHAR that Calcite pads with spaces.
 */
final class Literals {
    private Literals() {}

    /** Appends a literal that must say its type: with a CAST, unless its form says it. */
    static void appendTyped(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value == null || type.kind().literalSaysType()) {
            append(out, type, value);
        } else {
            appendCast(out, type, value);
        }
    }

    /**
     * Appends a literal that is compared with values of its kind. A CHAR is cast to a CHAR long enough for the value,
     * since in text of any other type trailing spaces count.
     */
    static void appendInKind(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value != null && type instanceof SqlType.Char declared) {
            int length = Math.max(declared.length().orElse(1), type.lengthOf(value));
            out.sql("CAST(");
            append(out, type, value);
            out.sql(" AS ")
                    .castType(new SqlType.Char(OptionalInt.of(Math.max(1, length))))
                    .sql(')');
        } else {
            appendTyped(out, type, value);
        }
    }

    /**
     * Appends a literal beside a column of its type. A REAL is cast, since some engines compare it digit by digit with
     * a decimal fraction.
     */
    static void appendBeside(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value instanceof Float) {
            appendCast(out, type, value);
        } else {
            append(out, type, value);
        }
    }

    private static void appendCast(SqlWriter out, SqlType type, Object value) {
        out.sql("CAST(");
        append(out, type, value);
        out.sql(" AS ").castType(type.withoutLength()).sql(')');
    }

    /** @return the writer */
    static SqlWriter append(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value == null) {
            return out.sql("CAST(NULL AS ").castType(type).sql(')');
        }
        ValueForm form = type.kind().form();
        return switch (form.literalForm()) {
            case BARE -> out.sql(form.literalText(value));
            case QUOTED ->
                out.sql("'").sql(form.literalText(value).replace("'", "''")).sql("'");
            case HEX -> out.sql("X'").sql(form.literalText(value)).sql("'");
            case NAMED ->
                out.sql(type.kind().name())
                        .sql(" '")
                        .sql(form.literalText(value))
                        .sql("'");
            case ELEMENTS -> appendArray(out, ((SqlType.Array) type).element(), (List<?>) value);
        };
    }

    private static SqlWriter appendArray(SqlWriter out, SqlType element, List<?> values) {
        out.require(Feature.ARRAY_TYPES);
        out.sql("ARRAY[");
        for (int i = 0; i < values.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            appendTyped(out, element, values.get(i));
        }
        return out.sql("]");
    }
}
