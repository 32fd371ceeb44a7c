package io.leanq.query;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.mergeInto;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The SQL of merges, and what they refuse. */
class MergeRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    /** A row for each student that has an address. */
    private final Derived<Row2<Integer, String>> homes =
            derived("homes", select(a.studentId, max(a.city).as("home")).from(a).groupBy(a.studentId));

    private final NumberExpression<Integer> owner = homes.get(a.studentId);
    private final TextExpression home = homes.get("home", DataType.VARCHAR);

    private static final String USING_HOMES = "MERGE INTO students USING (SELECT addresses.st_id, MAX(addresses.city)"
            + " AS home FROM addresses GROUP BY addresses.st_id) AS homes (st_id, home) ON students.id = homes.st_id";

    private static void renders(Statement statement, String sql, @Nullable Object... binds) {
        assertRenders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void mergeUpdatesAndInserts() {
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner))
                        .whenMatched()
                        .set(s.name, home)
                        .whenNotMatched()
                        .set(s.id, owner)
                        .set(s.name, home),
                USING_HOMES + " WHEN MATCHED THEN UPDATE SET name = homes.home"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (homes.st_id, homes.home)");
    }

    @Test
    void mergeUpdatesOnly() {
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner).and(home.startsWith("R")))
                        .whenMatched()
                        .set(s.name, s.name.concat("/").concat(home))
                        .setNull(s.born),
                USING_HOMES + " AND homes.home LIKE CAST(? AS VARCHAR) ESCAPE '!'"
                        + " WHEN MATCHED THEN UPDATE SET name = students.name || CAST(? AS VARCHAR) || homes.home,"
                        + " born = CAST(? AS DATE)",
                "R%",
                "/",
                null);
    }

    @Test
    void mergeInsertsOnly() {
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner))
                        .whenNotMatched()
                        .set(s.id, owner)
                        .set(s.name, "new")
                        .set(s.born, (LocalDate) null),
                USING_HOMES + " WHEN NOT MATCHED THEN INSERT (id, name, born) VALUES (homes.st_id, ?, ?)",
                "new",
                null);
    }

    @Test
    void valuesOfAMergeSayTheirTypeWhereCalciteInfersNone() {
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner).and(s.id.lt(3)))
                        .whenMatched()
                        .set(s.name, "old")
                        .set(s.active, s.born.gt(LocalDate.of(2000, 1, 1)))
                        .whenNotMatched()
                        .set(s.id, owner.plus(100))
                        .set(s.name, home.upper())
                        .set(s.active, true),
                USING_HOMES + " AND students.id < ?"
                        + " WHEN MATCHED THEN UPDATE SET name = CAST(? AS VARCHAR), active = students.born > ?"
                        + " WHEN NOT MATCHED THEN INSERT (id, name, active)"
                        + " VALUES (homes.st_id + ?, UPPER(homes.home), ?)",
                3,
                "old",
                LocalDate.of(2000, 1, 1),
                100,
                true);
    }

    @Test
    void aliasOfTheTableIsASource() {
        Students twin = s.as("twin");
        renders(
                mergeInto(s)
                        .using(twin)
                        .on(s.id.eq(twin.id.plus(1)))
                        .whenMatched()
                        .set(s.name, twin.name)
                        .whenNotMatched()
                        .set(s.id, twin.id.plus(50))
                        .set(s.name, twin.name),
                "MERGE INTO students USING students AS twin ON students.id = twin.id + CAST(? AS INTEGER)"
                        + " WHEN MATCHED THEN UPDATE SET name = twin.name"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (twin.id + ?, twin.name)",
                1,
                50);
    }

    @Test
    void subQueryOfAMergeReadsBothTables() {
        Addresses other = a.as("other");
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner))
                        .whenMatched()
                        .set(
                                s.name,
                                Dsl.scalar(
                                        select(max(other.city))
                                                .from(other)
                                                .where(other.studentId.eq(s.id))
                                                .where(other.city.ne(home)),
                                        DataType.VARCHAR)),
                USING_HOMES + " WHEN MATCHED THEN UPDATE SET name = (SELECT MAX(other.city) FROM addresses AS other"
                        + " WHERE other.st_id = students.id AND other.city <> homes.home)");
    }

    @Test
    void conditionMayHoldAQuery() {
        Addresses other = a.as("other");
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner)
                                .and(Dsl.exists(select(other.city).from(other).where(other.studentId.eq(77))))
                                .and(s.id.notIn(List.of()))
                                .and(owner.gt(2)))
                        .whenNotMatched()
                        .set(s.id, owner)
                        .set(s.name, "new"),
                USING_HOMES + " AND EXISTS (SELECT other.city FROM addresses AS other WHERE other.st_id = ?) AND TRUE"
                        + " AND homes.st_id > ? WHEN NOT MATCHED THEN INSERT (id, name) VALUES (homes.st_id, ?)",
                77,
                2,
                "new");
    }

    @Test
    void absentValueOfAMergeSetsNothing() {
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner))
                        .whenMatched()
                        .set(s.name, home)
                        .setIfPresent(s.active, Optional.empty())
                        .whenNotMatched()
                        .set(s.id, owner)
                        .setIfPresent(s.name, Optional.of("new"))
                        .setIfPresent(s.born, Optional.empty()),
                USING_HOMES + " WHEN MATCHED THEN UPDATE SET name = homes.home"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (homes.st_id, ?)",
                "new");
    }

    @Test
    void paramOfAMergeIsGivenPerExecution() {
        Param<Integer> id = param("id", INTEGER);
        renders(
                mergeInto(s)
                        .using(homes)
                        .on(s.id.eq(owner).and(s.id.eq(id)))
                        .whenMatched()
                        .set(s.name, home)
                        .with(id, 2),
                USING_HOMES + " AND students.id = ? WHEN MATCHED THEN UPDATE SET name = homes.home",
                2);
    }

    @Test
    void numberForAnInsertedRowIsDrawnWhereItIsSaid() {
        assertThat(mergeInto(s)
                        .using(a)
                        .on(s.name.eq(a.city))
                        .whenNotMatched()
                        .set(s.id, (Integer) null)
                        .set(s.name, a.city)
                        .render(LEANXCALE_LIKE)
                        .sql())
                .endsWith("INSERT (id, name) VALUES (NEXT VALUE FOR student_ids, addresses.city)");
        var insert = mergeInto(s).using(a).on(s.name.eq(a.city)).whenNotMatched();
        refused(
                () -> insert.set(s.name, a.city).render(LEANXCALE_LIKE),
                "leaves out id, which sequence student_ids feeds: set the column");
    }

    @Test
    void mergeRefusesWhatEnginesDisagreeOn() {
        var matched = mergeInto(s).using(a).on(s.name.eq(a.city)).whenMatched();
        refused(() -> matched.set(s.name, "x"), "the condition of the merge reads the column");
        refused(() -> mergeInto(s).using(a).on(a.studentId.eq(5)), "reads no column of students");
        refused(() -> mergeInto(s).using(a).on(noCondition()), "reads no column of students");
        Condition same = s.id.eq(a.studentId);
        for (Condition constant : List.of(
                s.id.in(List.of()),
                Dsl.inline(false),
                Dsl.value(true),
                Dsl.value(1).eq(2),
                s.active.or(s.id.in(List.of())),
                s.active.eq(Dsl.inline(false)).and(Dsl.value(1).gt(0)))) {
            refused(() -> mergeInto(s).using(a).on(same.and(constant)), "is the same for all rows");
        }
        refused(() -> mergeInto(s).using(s), "both have the same name: give the source an alias");
        refused(() -> mergeInto(s).using(a).on(count().gt(1)), "an aggregate cannot stand in on");
    }

    @Test
    void mergeRefusesColumnsThatAreNotThere() {
        var when = mergeInto(s).using(a).on(s.id.eq(a.studentId));
        refused(() -> when.whenNotMatched().set(s.name, s.name.upper()), "has no row there: use columns of the source");
        refused(() -> when.whenMatched().set(s.active, true).set(s.active, false), "twice");
        refused(() -> when.whenNotMatched().set(s.active, true).set(s.active, false), "twice");
        refused(() -> mergeInto(s.as("x")), "alias");
        Addresses other = a.as("other");
        refused(
                () -> when.whenMatched().set(s.name, other.city).render(LEANXCALE_LIKE),
                "which is in no from clause around it");
        refused(
                () -> when.whenMatched().set(s.name, "x".repeat(51)).render(LEANXCALE_LIKE),
                "column name is VARCHAR(50), and the value has 51 characters");
    }
}
