package io.leanq.embedded.rewrite;

import java.util.List;
import java.util.Set;

/**
 * {@code (b - a) DAY} and the like: the difference of two times as an interval. H2 cuts it to the unit, and refuses
 * more digits than the unit names; in Calcite the unit is only a name, and the interval keeps its milliseconds or its
 * months. Cast to a number it is whole units in Calcite, and rounded seconds in H2.
 */
final class IntervalForms {
    private static final Set<String> DAY_TIME = Set.of("DAY", "HOUR", "MINUTE", "SECOND");
    private static final Set<String> YEAR_MONTH = Set.of("YEAR", "MONTH");

    private static final SqlForm ALL_FIELDS = new SqlForm("CAST($1 AS INTERVAL DAY(18) TO SECOND(9))");
    private static final SqlForm DAYS_TO_SECONDS = new SqlForm("$1 DAY(18) TO SECOND(9)");
    private static final SqlForm MONTHS =
            new SqlForm("CAST(" + DifferenceForm.MONTHS + " * INTERVAL '1' MONTH AS INTERVAL YEAR(9) TO MONTH)");
    private static final SqlForm NUMBER = new SqlForm("CAST($1 $2(18) AS $3)");
    private static final SqlForm WHOLE_MONTHS = new SqlForm("CAST(" + DifferenceForm.MONTHS + " AS $3)");
    private static final SqlForm WHOLE_YEARS = new SqlForm("CAST(" + DifferenceForm.MONTHS + " / 12 AS $3)");
    private static final SqlForm SECONDS =
            new SqlForm("CAST(TRUNC(EXTRACT(EPOCH FROM $1 DAY(18) TO SECOND(9))) AS $2)");

    private IntervalForms() {}

    /**
     * The place after the unit of the difference whose parenthesis opens here; this place if there is none.
     *
     * @param closing where the parenthesis closes
     */
    static int end(List<Token> tokens, int open, int closing) {
        int unit = closing + 1;
        boolean difference = isUnit(tokens, unit) && new Arguments(tokens.subList(open + 1, closing)).minus() > 0;
        if (!difference) {
            return open;
        }
        int end = afterUnit(tokens, unit);
        return Tokens.isWord(tokens, end, "TO") && isUnit(tokens, end + 1) ? afterUnit(tokens, end + 1) : end;
    }

    /**
     * The place after the interval of days or less that begins here and is multiplied or divided; this place if there
     * is none. H2 cuts the product to the interval's unit.
     */
    static int factorEnd(List<Token> tokens, int at) {
        int text = Tokens.isSymbol(tokens, at + 1, '-') ? at + 2 : at + 1;
        if (!tokens.get(at).isWord("INTERVAL")
                || text + 1 >= tokens.size()
                || tokens.get(text).kind() != Token.Kind.STRING
                || !DAY_TIME.contains(tokens.get(text + 1).keyword())) {
            return at;
        }
        int unit = afterUnit(tokens, text + 1);
        int end = Tokens.isWord(tokens, unit, "TO") ? afterUnit(tokens, unit + 1) : unit;
        boolean factor = Tokens.isSymbol(tokens, at - 1, '*')
                || Tokens.isSymbol(tokens, end, '*')
                || Tokens.isSymbol(tokens, end, '/');
        return factor ? end : at;
    }

    /** The interval with all fields from days to fractions of seconds. */
    static List<Token> ofAllFields(List<Token> interval) {
        return ALL_FIELDS.with(interval);
    }

    private static boolean isUnit(List<Token> tokens, int at) {
        return at < tokens.size()
                && (DAY_TIME.contains(tokens.get(at).keyword())
                        || YEAR_MONTH.contains(tokens.get(at).keyword()));
    }

    private static int afterUnit(List<Token> tokens, int at) {
        int end = at + 1;
        if (Tokens.isSymbol(tokens, end, '(')) {
            while (end < tokens.size() && !tokens.get(end).isSymbol(')')) {
                end++;
            }
            end++;
        }
        return end;
    }

    /** The difference as an interval with all of its digits. */
    static List<Token> interval(List<Token> difference, Token unit) {
        return YEAR_MONTH.contains(unit.keyword())
                ? MONTHS.with(subtrahend(difference), minuend(difference))
                : DAYS_TO_SECONDS.with(difference);
    }

    /** The difference as a number of units, cast to the type. */
    static List<Token> number(List<Token> difference, Token unit, List<Token> type) {
        if (YEAR_MONTH.contains(unit.keyword())) {
            return (unit.isWord("YEAR") ? WHOLE_YEARS : WHOLE_MONTHS)
                    .with(subtrahend(difference), minuend(difference), type);
        }
        return unit.isWord("SECOND") ? SECONDS.with(difference, type) : NUMBER.with(difference, List.of(unit), type);
    }

    /** The later time of a difference in parentheses. */
    private static List<Token> minuend(List<Token> difference) {
        return difference.subList(1, minus(difference));
    }

    private static List<Token> subtrahend(List<Token> difference) {
        return difference.subList(minus(difference) + 1, difference.size() - 1);
    }

    private static int minus(List<Token> difference) {
        return new Arguments(difference.subList(1, difference.size() - 1)).minus() + 1;
    }
}
