package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code EXTRACT(unit FROM x)} is a BIGINT in Calcite and an INTEGER in H2. Calcite's weeks are those of ISO, its
 * milliseconds are counted from the start of the minute, and its seconds since 1970 are whole.
 */
final class ExtractForm {
    private static final Map<String, SqlForm> UNITS = Map.of(
            "WEEK",
            new SqlForm("CAST(EXTRACT(ISO_WEEK FROM $1) AS BIGINT)"),
            "DOW",
            new SqlForm("CAST(MOD(EXTRACT(ISODOW FROM $1), 7) + 1 AS BIGINT)"),
            "EPOCH",
            new SqlForm("CAST(TRUNC(EXTRACT(EPOCH FROM $1)) AS BIGINT)"),
            "MILLISECOND",
            sinceTheMinute("1000", "60000"),
            "MICROSECOND",
            sinceTheMinute("1000000", "60000000"),
            "NANOSECOND",
            sinceTheMinute("1000000000", "60000000000"));

    private static final SqlForm OTHER_UNIT = new SqlForm("CAST(EXTRACT($1 FROM $2) AS BIGINT)");

    private static final SqlForm YEARS_TO_MONTHS = new SqlForm("CAST($1 AS INTERVAL YEAR(9) TO MONTH)");
    private static final Set<String> OF_YEARS = Set.of("YEAR", "QUARTER", "MONTH");

    private ExtractForm() {}

    /** The seconds since 1970 plus a number of minutes that is greater than the age of any time before. */
    private static SqlForm sinceTheMinute(String parts, String inMinute) {
        return new SqlForm("CAST(MOD(FLOOR((EXTRACT(EPOCH FROM $1) + 60000000000000000) * " + parts + "), " + inMinute
                + ") AS BIGINT)");
    }

    static List<Token> of(Arguments arguments) {
        if (arguments.indexOf("FROM") != 1) {
            return List.of();
        }
        Token unit = arguments.tokens().get(0);
        List<Token> value = ofWholeInterval(unit, arguments.between(2, -1));
        SqlForm form = UNITS.get(unit.keyword());
        return form == null ? OTHER_UNIT.with(List.of(unit), value) : form.with(value);
    }

    /** The week of the year, or the day of the week, of {@code WEEK(x)} and {@code DAYOFWEEK(x)}. */
    static List<Token> ofCall(String function, Arguments arguments) {
        boolean one = arguments.separated().size() == 1 && !arguments.tokens().isEmpty();
        SqlForm form = UNITS.get(function.equals("WEEK") ? "WEEK" : "DOW");
        return one && form != null ? form.with(arguments.tokens()) : List.of();
    }

    /**
     * An interval with all of its fields: of an interval in one unit H2 extracts the whole number of that unit, and
     * Calcite the rest of the next larger one.
     */
    private static List<Token> ofWholeInterval(Token unit, List<Token> value) {
        if (!value.get(0).isWord("INTERVAL")) {
            return value;
        }
        return OF_YEARS.contains(unit.keyword()) ? YEARS_TO_MONTHS.with(value) : IntervalForms.ofAllFields(value);
    }
}
