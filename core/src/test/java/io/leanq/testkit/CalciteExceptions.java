package io.leanq.testkit;

import static io.leanq.query.Dsl.collect;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cube;
import static io.leanq.query.Dsl.cumeDist;
import static io.leanq.query.Dsl.grouping;
import static io.leanq.query.Dsl.groupingSets;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.mergeInto;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.percentRank;
import static io.leanq.query.Dsl.rollup;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;

import io.leanq.query.DataType;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.query.row.Row2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that LeanXcale accepts and that Calcite 1.41 or H2 cannot check, each with the reason. The list is exact:
 * an assertion on a statement with an entry asserts that the entry is still needed, and a test runs it for all entries.
 */
final class CalciteExceptions {
    /** The check that is left out or differs for the statement. */
    enum Kind {
        /** Calcite's validator refuses the statement. */
        NOT_VALIDATED,
        /** Calcite's engine cannot run it; H2 finds rows. */
        NOT_RUN_BY_CALCITE,
        /** H2 cannot run it; Calcite finds the rows of the entry. */
        NOT_RUN_BY_H2,
        /**
         * H2 cannot run it; Calcite in this process finds the rows of the entry, which Avatica's own server cannot
         * carry.
         */
        RUN_IN_PROCESS,
        /** The engines find different rows, and both are right. */
        ROWS_DIFFER,
        /** Checked like other statements in this process; Avatica's own server does not carry its values. */
        NOT_CARRIED
    }

    /**
     * @param words a part of the message of the failure
     * @param rows the expected rows of the kit's tables, worked out by hand, with bars between the values
     */
    record Entry(Kind kind, Statement statement, String words, String reason, String... rows) {
        String sql() {
            return statement.render(TestDialects.LEANXCALE_LIKE).sql();
        }

        List<List<String>> expected() {
            return Arrays.stream(rows).map(row -> List.of(row.split("\\|", -1))).toList();
        }
    }

    /** What H2's dialect refuses, so that only Calcite checks the statement. */
    static final List<String> REFUSED_BY_H2 = List.of("UPSERT");

    private static final String GROUPING = "ROLLUP, CUBE and GROUPING SETS";

    private static final String COUNTED = "EXCEPT ALL and INTERSECT ALL";

    private static final String NO_GROUPING = "H2 has no ROLLUP, CUBE and GROUPING SETS";

    private static final String ARRAY_BIND =
            "Avatica hands a bound array to Calcite as what JDBC takes, not as what its code takes";

    private static final Addresses A = ADDRESSES.as("a");

    static final List<Entry> ENTRIES = List.of(
            new Entry(
                    Kind.NOT_VALIDATED,
                    insertInto(STUDENTS, STUDENTS.id, STUDENTS.name)
                            .select(CalciteExceptions.<Row2<Integer, String>>unchecked(
                                    select(STUDENT_IDS.next(), A.city).from(A))),
                    "Column 'student_ids' not found in any table",
                    "the validator looks for the sequence among the columns of the from clause"),
            new Entry(
                    Kind.NOT_VALIDATED,
                    mergeInto(STUDENTS)
                            .using(A)
                            .on(STUDENTS.name.eq(A.city).and(A.street.eq("x")))
                            .whenNotMatched()
                            .set(STUDENTS.name, A.city)
                            .set(STUDENTS.id, (Integer) null),
                    "Column 'student_ids' not found in any table",
                    "the validator looks for the sequence among the columns of a table that is the source"),
            new Entry(
                    Kind.NOT_RUN_BY_CALCITE,
                    names().union(cities()).except(cities().intersect(names())),
                    "Unable to implement EnumerableMinus(all=[false])",
                    "the engine counts the rows of an INTERSECT, and loses the column of the count inside an EXCEPT"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(STUDENTS.name, A.city).from(STUDENTS).fullJoin(A).on(STUDENTS.id.eq(A.studentId)),
                    "Syntax error",
                    "H2 has no FULL JOIN",
                    "Ann|Rome",
                    "Ann|Lisbon",
                    "Bob|Rome",
                    "Cid|Oslo",
                    "Jo's|" + "x".repeat(40),
                    "x|x",
                    "Rome|Rome",
                    "50%_! off|J%_ \u00e9\uD83D\uDE00",
                    "Ann |NULL",
                    "it's|NULL",
                    "|NULL",
                    "NULL|Oslo"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(STUDENTS.active, count(), grouping(STUDENTS.active))
                            .from(STUDENTS)
                            .groupBy(rollup(STUDENTS.active)),
                    GROUPING,
                    NO_GROUPING,
                    "true|5|0",
                    "false|3|0",
                    "NULL|2|0",
                    "NULL|10|1"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(A.city, A.street.isNull(), count())
                            .from(A)
                            .where(A.studentId.le(2))
                            .groupBy(cube(A.city, A.street.isNull())),
                    GROUPING,
                    NO_GROUPING,
                    "Rome|false|2",
                    "Lisbon|true|1",
                    "Rome|NULL|2",
                    "Lisbon|NULL|1",
                    "NULL|false|2",
                    "NULL|true|1",
                    "NULL|NULL|3"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(A.studentId, A.city, count())
                            .from(A)
                            .where(A.studentId.le(2))
                            .groupBy(groupingSets(List.of(A.studentId, A.city), List.of(A.city), List.of())),
                    GROUPING,
                    NO_GROUPING,
                    "1|Rome|1",
                    "1|Lisbon|1",
                    "2|Rome|1",
                    "NULL|Rome|2",
                    "NULL|Lisbon|1",
                    "NULL|NULL|3"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(count())
                            .from(A)
                            .where(A.studentId.le(2))
                            .groupBy(rollup(A.studentId.in(1, 2)))
                            .orderBy(A.studentId.in(1, 2).asc()),
                    GROUPING,
                    NO_GROUPING,
                    "3",
                    "3"),
            new Entry(
                    Kind.RUN_IN_PROCESS,
                    select(A.studentId, collect(A.city))
                            .from(A)
                            .where(A.studentId.in(1, 2))
                            .groupBy(A.studentId),
                    "COLLECT",
                    "H2 has no COLLECT, and Avatica takes the elements of a multiset for numbers",
                    "1|[Rome, Lisbon]",
                    "2|[Rome]"),
            new Entry(
                    Kind.NOT_RUN_BY_CALCITE,
                    select(STUDENTS.id, percentRank().over(orderBy(STUDENTS.born)))
                            .from(STUDENTS),
                    "Unable to implement",
                    "the engine has no PERCENT_RANK"),
            new Entry(
                    Kind.NOT_RUN_BY_CALCITE,
                    select(STUDENTS.id, cumeDist().over(orderBy(STUDENTS.id))).from(STUDENTS),
                    "Unable to implement",
                    "the engine has no CUME_DIST"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(READINGS.note.initcap()).from(READINGS),
                    "H2 has no INITCAP",
                    "H2 has no INITCAP; to Calcite an accent ends a word",
                    "H\u00e9Llo ",
                    "NULL",
                    "",
                    "50% Off",
                    "Llama"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(READINGS.note.position("l", 4)).from(READINGS),
                    "H2 has no POSITION with a start",
                    "H2 has POSITION without a start only",
                    "4",
                    "NULL",
                    "0",
                    "0",
                    "0"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(READINGS.note.position(READINGS.note.right(1), READINGS.channel))
                            .from(READINGS),
                    "H2 has no POSITION with a start",
                    "H2 has POSITION without a start only",
                    "0",
                    "NULL",
                    "0",
                    "0",
                    "3"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    cities().exceptAll(names()),
                    COUNTED,
                    "H2 has no EXCEPT ALL",
                    "Rome",
                    "Rome",
                    "Lisbon",
                    "Oslo",
                    "Oslo",
                    "x".repeat(40),
                    "J%_ \u00e9\uD83D\uDE00"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    cities().intersectAll(select(A.city).from(A).where(A.studentId.in(1, 2, 3, 5)))
                            .orderBy(A.city.desc())
                            .limit(3),
                    COUNTED,
                    "H2 has no INTERSECT ALL",
                    "x",
                    "Rome",
                    "Rome"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(READINGS.note.similarTo("(h|5)%.?")).from(READINGS),
                    "SIMILAR TO",
                    "H2 has no SIMILAR TO",
                    "true",
                    "NULL",
                    "false",
                    "true",
                    "false"),
            new Entry(
                    Kind.NOT_RUN_BY_H2,
                    select(READINGS.sensor).from(READINGS).where(READINGS.note.notSimilarTo("%!%%", '!')),
                    "SIMILAR TO",
                    "H2 has no SIMILAR TO",
                    "7",
                    "-3",
                    "2"),
            new Entry(
                    Kind.ROWS_DIFFER,
                    select(STUDENT_IDS.next()),
                    "",
                    "each engine counts by itself; Calcite does so from 1 on, wherever the sequence starts"),
            new Entry(
                    Kind.NOT_CARRIED,
                    select(value(List.of(1L), DataType.BIGINT_ARRAY)).from(READINGS),
                    "ArrayImpl cannot be cast to class java.util.List",
                    ARRAY_BIND),
            new Entry(
                    Kind.NOT_CARRIED,
                    select(READINGS.sensor).from(READINGS).where(READINGS.counts.eq(List.of(1L, 2L))),
                    "ArrayImpl cannot be cast to class java.util.List",
                    ARRAY_BIND),
            new Entry(
                    Kind.NOT_CARRIED,
                    select(inline(Arrays.asList(1L, null), DataType.BIGINT_ARRAY)),
                    "invalid column ordinal: 2",
                    "Avatica takes the elements of Calcite's arrays for columns"),
            new Entry(
                    Kind.NOT_CARRIED,
                    select(inline(List.of("a", "abc"), DataType.VARCHAR_ARRAY)),
                    "cannot convert to long",
                    "Avatica takes the elements of Calcite's arrays for numbers"));

    /** All entries, with those of the other files. */
    static final List<Entry> ALL =
            Stream.of(ENTRIES, SourceExceptions.ENTRIES).flatMap(List::stream).toList();

    private static final Map<String, Entry> BY_SQL =
            ALL.stream().collect(Collectors.toMap(Entry::sql, Function.identity()));

    private CalciteExceptions() {}

    private static Query<String> names() {
        return select(STUDENTS.name).from(STUDENTS);
    }

    private static Query<String> cities() {
        return select(A.city).from(A);
    }

    /** The query as one of another row type, as after an unchecked cast. */
    @SuppressWarnings("unchecked")
    private static <R> Query<R> unchecked(Query<?> query) {
        return (Query<R>) query;
    }

    /** The entry of a statement; null if it is checked like others. */
    static @Nullable Entry of(String sql) {
        return BY_SQL.get(sql);
    }
}
