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
import org.jspecify.annotations.Nullable;

/** Values written into the text of a statement (facts: leanxcale.md §3.2). */
final class Literals {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private Literals() {}

    static void append(SqlWriter out, SqlType type, @Nullable Object value) {
        if (value == null) {
            out.sql("CAST(NULL AS ").type(type).sql(")");
        } else if (value instanceof Boolean b) {
            out.sql(b ? "TRUE" : "FALSE");
        } else if (value instanceof String s) {
            out.sql("'").sql(s.replace("'", "''")).sql("'");
        } else if (value instanceof BigDecimal d) {
            out.sql(d.toPlainString());
        } else if (value instanceof Double d) {
            appendDouble(out, d);
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
            out.sql("ARRAY[");
            for (int i = 0; i < list.size(); i++) {
                out.sql(i == 0 ? "" : ", ");
                append(out, array.element(), list.get(i));
            }
            out.sql("]");
        } else {
            throw new LeanqException("no literal form for a value of " + type);
        }
    }

    /** With an exponent, which makes it a DOUBLE and not a DECIMAL. */
    private static void appendDouble(SqlWriter out, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new LeanqException("SQL has no literal for NaN or an infinity: bind it");
        }
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
