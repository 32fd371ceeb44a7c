package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code FLOOR(x TO unit)} and {@code CEIL(x TO unit)} of a time, of the type of the time. Weeks begin on Sunday,
 * whatever the locale.
 */
final class UnitForm {
    private static final Set<String> UNITS =
            Set.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");
    /** Units that Calcite rounds down to, but not up. */
    private static final Set<String> LONG_UNITS = Set.of("DECADE", "CENTURY", "MILLENNIUM");

    private static final SqlForm FLOOR = new SqlForm("DATE_TRUNC($1, $2)");
    private static final SqlForm FLOOR_TO_WEEK =
            new SqlForm("DATEADD(DAY, -1, DATE_TRUNC(ISO_WEEK, DATEADD(DAY, 1, $1)))");
    private static final SqlForm CEIL = new SqlForm("DATEADD($1, CASE WHEN $2 < $3 THEN 1 ELSE 0 END, $2)");

    /**
     * H2 adds hours and minutes as nanoseconds in 8 bytes, and wraps around beyond 292 years. The factor takes what is
     * nearly as much out of the range of an INTEGER, so that the cast fails with 22003.
     */
    private static final Map<String, SqlForm> ADDING =
            Map.of("HOUR", adding("HOUR", 839), "MINUTE", adding("MINUTE", 14));

    private static SqlForm adding(String unit, int factor) {
        return new SqlForm("TIMESTAMPADD(" + unit + ", CAST(CAST($1 AS BIGINT) * " + factor + " AS INTEGER) / " + factor
                + ", $2)");
    }

    private UnitForm() {}

    /** {@code TIMESTAMPADD(HOUR, n, x)}; a number alone is looked at here. */
    static List<Token> add(Arguments arguments) {
        List<List<Token>> parts = arguments.separated();
        if (parts.size() != 3 || parts.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        SqlForm form = ADDING.get(parts.get(0).get(0).keyword().replaceFirst("^SQL_TSI_", ""));
        List<Token> amount = parts.get(1);
        boolean small = amount.size() == 1 && amount.get(0).text().matches("\\d{1,6}");
        return form == null || small ? List.of() : form.with(amount, parts.get(2));
    }

    static List<Token> floor(Arguments arguments) {
        int to = arguments.indexOf("TO");
        return to < 0 ? List.of() : floor(unit(arguments, to, LONG_UNITS), arguments.between(0, to));
    }

    static List<Token> ceil(Arguments arguments) {
        int to = arguments.indexOf("TO");
        if (to < 0) {
            return List.of();
        }
        Token unit = unit(arguments, to, Set.of());
        List<Token> time = arguments.between(0, to);
        return CEIL.with(List.of(unit), floor(unit, time), time);
    }

    private static Token unit(Arguments arguments, int to, Set<String> more) {
        Token unit = arguments.between(to + 1, -1).get(0);
        boolean known = UNITS.contains(unit.keyword()) || more.contains(unit.keyword());
        if (!known || to + 2 < arguments.tokens().size()) {
            throw RewriteException.unsupported("FLOOR or CEIL of a time TO " + unit.text());
        }
        return unit;
    }

    private static List<Token> floor(Token unit, List<Token> time) {
        return unit.isWord("WEEK") ? FLOOR_TO_WEEK.with(time) : FLOOR.with(List.of(unit), time);
    }
}
