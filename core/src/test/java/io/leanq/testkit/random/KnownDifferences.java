package io.leanq.testkit.random;

import java.util.List;
import java.util.stream.Stream;

/** The known differences between engines and the evaluator, each with the reason why LeanQ does not avoid it. */
public final class KnownDifferences {
    private static final String CALCITE_NAME = "Calcite";

    /** Differences of H2 in its own dialect. */
    public static final List<Difference> H2 = List.of();

    /** Differences of Calcite in this process. */
    public static final List<Difference> CALCITE = List.of(
            unitInBranches(),
            truncatedTime(),
            oneColumn("except", 1),
            oneColumn("intersect", 0),
            correlation(0),
            joinedRecord(),
            distinctInCase(),
            remainderInHashJoin(),
            distinctInHashJoin(),
            differenceFromAll(),
            wideProduct(),
            oneSidedRightJoin(0),
            unequalRightJoin(),
            listInFilter());

    /** Differences of the embedded server. */
    public static final List<Difference> EMBEDDED = List.of();

    /** Differences of Calcite behind Avatica's own server: those of Calcite in process. */
    public static final List<Difference> CALCITE_OVER_THE_WIRE = Stream.concat(
                    CALCITE.stream().filter(difference -> difference.count() == 0), Stream.of(oneColumn("except", 0)))
            .toList();

    private KnownDifferences() {}

    private static Difference unitInBranches() {
        return Difference.failing(
                CALCITE_NAME,
                List.of(),
                "(?s)Unable to implement EnumerableCalc.*FLAG\\(|NullPointerException: timeUnitRange",
                0,
                "Calcite 1.41 loses the unit of a FLOOR or EXTRACT that stands in several branches of one computation");
    }

    private static Difference truncatedTime() {
        return Difference.failing(
                CALCITE_NAME,
                List.of("truncatedTo", "(TIME"),
                "Was not expecting value 'TIME'",
                0,
                "Calcite 1.41 makes ranges of a FLOOR that is compared with a literal, and fails on those of a TIME");
    }

    private static Difference oneColumn(String operator, int count) {
        return Difference.failing(
                CALCITE_NAME,
                List.of(operator),
                "Unable to implement Enumerable",
                count,
                "Calcite 1.41 takes the rows of EXCEPT and INTERSECT for arrays where they are single values");
    }

    private static Difference correlation(int count) {
        return Difference.failing(
                CALCITE_NAME,
                List.of("query)"),
                "IndexOutOfBoundsException|NoElementException|has no target in mapping|variable \\$cor\\d+ must not "
                        + "be used"
                        + "|Cannot add expression of different type|\"getter\" is null|Unable to implement Enumerable",
                count,
                "Calcite 1.41 loses track of columns where a sub-query refers to the query around it");
    }

    private static Difference joinedRecord() {
        return Difference.failing(
                CALCITE_NAME,
                List.of("join"),
                "No applicable constructor/method found for actual parameters",
                0,
                "Calcite 1.41 generates code that does not compile for some outer joins");
    }

    private static Difference distinctInCase() {
        return Difference.failing(
                CALCITE_NAME,
                List.of("case(BOOLEAN, BOOLEAN, BOOLEAN)"),
                "Not a boolean expression",
                0,
                "Calcite 1.41 generates code that does not compile for a condition that is a CASE of columns");
    }

    private static Difference remainderInHashJoin() {
        return Difference.ofRows(
                CALCITE_NAME,
                List.of("mod(DECIMAL", "left join"),
                0,
                "Calcite does not apply the type of MOD, and its hash join takes 1.0 and 1.00 for unlike keys");
    }

    private static Difference distinctInHashJoin() {
        return Difference.ofRows(
                CALCITE_NAME,
                List.of("isNotDistinctFrom(DECIMAL", " join"),
                0,
                "Calcite makes a hash join of it, which takes 1.0 and 1.00 for unlike keys");
    }

    private static Difference differenceFromAll() {
        return Difference.ofRows(
                CALCITE_NAME,
                List.of("ne all(DECIMAL"),
                0,
                "Calcite looks the value up in a hash, which takes 1.0 and 1.00 for unlike values");
    }

    private static Difference wideProduct() {
        return Difference.failing(
                CALCITE_NAME,
                List.of("(DECIMAL, BIGINT)", "dividedBy(DECIMAL"),
                "cannot be represented as a DECIMAL\\(38",
                0,
                "Calcite gives quotients, and products of them, so many digits behind the point that a BIGINT beside "
                        + "them has no room; it fails, and finds no other rows");
    }

    private static Difference unequalRightJoin() {
        return Difference.ofRows(
                CALCITE_NAME,
                List.of("right join"),
                0,
                "Calcite 1.41 keeps one of equal rows without a partner in a RIGHT JOIN on no equality");
    }

    private static Difference listInFilter() {
        return Difference.failing(
                CALCITE_NAME,
                List.of(" over("),
                "NullPointerException: subQuery",
                0,
                "Calcite 1.41 fails on an IN list inside an aggregate that is inside a window function");
    }

    /** @param count the number of statements of the build's run that show it */
    private static Difference oneSidedRightJoin(int count) {
        return Difference.ofRows(
                CALCITE_NAME,
                List.of("right join", "left join", "derived"),
                count,
                "Calcite 1.41 loses rows of a RIGHT JOIN of a derived table whose condition is on one side only");
    }
}
