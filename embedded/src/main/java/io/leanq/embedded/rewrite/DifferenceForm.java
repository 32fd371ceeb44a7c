package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Map;

/**
 * {@code TIMESTAMPDIFF(unit, a, b)}: whole units between two times, an INTEGER. H2 counts the borders that lie between
 * the times. Calcite loses the fraction of the second, and wraps, in units below the second; it miscounts decades and
 * centuries. Those units are refused.
 */
final class DifferenceForm {
    /** The whole months between two dates. H2's interval of months counts one between two days of one month. */
    private static final String MONTHS_OF_DATES = "(DATEDIFF(MONTH, $1, $2) + CASE"
            + " WHEN DATEDIFF(MONTH, $1, $2) > 0 AND EXTRACT(DAY FROM $2) < EXTRACT(DAY FROM $1) THEN -1"
            + " WHEN DATEDIFF(MONTH, $1, $2) < 0 AND EXTRACT(DAY FROM $2) > EXTRACT(DAY FROM $1) THEN 1 ELSE 0 END)";

    /**
     * The months between two times, as Calcite counts them: those between the dates, and one less where the date is
     * exactly so many months away and the time of day is earlier. Of a negative number that is one too many.
     */
    static final String MONTHS = "(" + MONTHS_OF_DATES + " - CASE WHEN DATEADD(MONTH, " + MONTHS_OF_DATES
            + ", CAST($1 AS DATE)) = CAST($2 AS DATE)"
            + " AND CAST(CAST($2 AS TIMESTAMP(3)) AS TIME(3)) < CAST(CAST($1 AS TIMESTAMP(3)) AS TIME(3))"
            + " THEN 1 ELSE 0 END)";

    private static final Map<String, SqlForm> UNITS = Map.of(
            "YEAR", months(" / 12"),
            "QUARTER", months(" / 3"),
            "MONTH", months(""),
            "WEEK", micros("604800000000"),
            "DAY", micros("86400000000"),
            "HOUR", micros("3600000000"),
            "MINUTE", micros("60000000"),
            "SECOND", micros("1000000"));

    private static final SqlForm TIMESTAMP = new SqlForm("CAST($1 AS TIMESTAMP(3))");

    private DifferenceForm() {}

    private static SqlForm months(String perUnit) {
        return new SqlForm("CAST(" + MONTHS + perUnit + " AS INTEGER)");
    }

    private static SqlForm micros(String inUnit) {
        return new SqlForm("CAST(DATEDIFF(MICROSECOND, $1, $2) / " + inUnit + " AS INTEGER)");
    }

    static List<Token> of(Arguments arguments) {
        List<List<Token>> parts = arguments.separated();
        if (parts.size() != 3
                || parts.stream().anyMatch(List::isEmpty)
                || parts.get(0).size() != 1) {
            throw RewriteException.syntax("TIMESTAMPDIFF takes a unit and two times");
        }
        String unit = parts.get(0).get(0).keyword().replaceFirst("^SQL_TSI_", "");
        SqlForm form = UNITS.get(unit);
        if (form == null) {
            throw RewriteException.unsupported(
                    "TIMESTAMPDIFF in " + parts.get(0).get(0).text(), "its units go from SECOND to YEAR");
        }
        return form.with(time(parts.get(1)), time(parts.get(2)));
    }

    /** H2 finds no type for a bare placeholder in a difference. */
    private static List<Token> time(List<Token> operand) {
        return operand.size() == 1 && operand.get(0).kind() == Token.Kind.PARAMETER ? TIMESTAMP.with(operand) : operand;
    }
}
