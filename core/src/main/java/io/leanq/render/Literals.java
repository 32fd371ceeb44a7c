package io.leanq.render;

import io.leanq.LeanqException;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Values written into the text of a statement (facts: leanxcale.md §3.2), in three forms: as it is, for a DEFAULT; beside a
 * column, whose type it takes; and with a CAST where nothing else tells its type, since {@code 1} is an INTEGER and
 * {@code 'a'} a CHAR that Calcite fills up with spaces.
 */
final class Literals {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private Literals() {}

    /** Where it must say its type: with a CAST, unless its form says it. */
    static void appendTyped(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value == null || saysItsType(type)) {
            append(out, type, value);
        } else {
            appendCast(out, type, value);
        }
    }

    /** Among values of its kind, which are compared: a CHAR is a CHAR with room for it, since text of any other type keeps its spaces. */
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

    /** Beside a column of its type. A REAL is compared digit by digit with a decimal fraction by some engines, so it is CAST. */
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

    /** An array's elements say theirs. */
    private static boolean saysItsType(SqlType type) {
        return type instanceof SqlType.Array
                || type instanceof SqlType.Simple simple
                        && switch (simple) {
                            case BOOLEAN, INTEGER, DATE, TIME, TIMESTAMP -> true;
                            case TINYINT, SMALLINT, BIGINT, REAL, FLOAT, DOUBLE, CLOB, BLOB -> false;
                        };
    }

    static void append(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value == null) {
            out.sql("CAST(NULL AS ").castType(type).sql(')');
        } else if (value instanceof Boolean b) {
            out.sql(b ? "TRUE" : "FALSE");
        } else if (value instanceof String s) {
            out.sql("'").sql(s.replace("'", "''")).sql("'");
        } else if (value instanceof BigDecimal d) {
            out.sql(d.toPlainString());
        } else if (value instanceof Double d) {
            appendDouble(out, d);
        } else if (value instanceof Float f) {
            // All digits of the very number: the shortest text of a float names another double.
            appendDouble(out, (double) f);
        } else if (value instanceof Number n) {
            out.sql(n.toString());
        } else if (value instanceof LocalDate d) {
            out.sql("DATE '").sql(year(d.getYear(), d.toString())).sql("'");
        } else if (value instanceof LocalTime t) {
            out.sql("TIME '").sql(TIME.format(t)).sql("'");
        } else if (value instanceof LocalDateTime t) {
            out.sql("TIMESTAMP '").sql(year(t.getYear(), TIMESTAMP.format(t))).sql("'");
        } else if (value instanceof Bytes b) {
            out.sql("X'")
                    .sql(HexFormat.of().withUpperCase().formatHex(b.toArray()))
                    .sql("'");
        } else if (value instanceof List<?> list && type instanceof SqlType.Array array) {
            out.require(Feature.ARRAY_TYPES);
            out.sql("ARRAY[");
            for (int i = 0; i < list.size(); i++) {
                out.sql(i == 0 ? "" : ", ");
                appendTyped(out, array.element(), list.get(i));
            }
            out.sql("]");
        } else {
            throw new LeanqException("no literal form for a value of " + type);
        }
    }

    /** With an exponent, which makes it a DOUBLE and not a DECIMAL. */
    private static void appendDouble(SqlWriter out, double value) {
        String text = Double.toString(value);
        out.sql(text.contains("E") ? text : text + "E0");
    }

    private static String year(int year, String text) {
        if (year < 1 || year > 9999) {
            throw new LeanqException("SQL literals hold the years 1 to 9999 only: bind the value");
        }
        return text;
    }
}
