package io.leanq.query.seek;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.down;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.up;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.DataType;
import io.leanq.query.Derived;
import io.leanq.query.Filtered;
import io.leanq.query.Query;
import io.leanq.query.row.Row2;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.DynamicView;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The SQL of a seek, and which keys are refused: those that are NULL, and those that leave ties. */
class SeekRenderingTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");
    private final Seek2<String, Integer> named = seek(down(s.name), up(s.id));

    private void renders(Query<?> query, String sql, Object... binds) {
        assertRenders(query, LEANXCALE_LIKE, "SELECT students.id FROM students" + sql, binds);
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatement.class).hasMessageContainingAll(words);
    }

    @Test
    void oneValueIsTheOrderAndTheBeginOfThePage() {
        Filtered<Integer> all = select(s.id).from(s);
        renders(
                all.where(named.after("Bob", 2)).orderBy(named).limit(2),
                " WHERE students.name <= ? AND (students.name < ? OR students.id > ?)"
                        + " ORDER BY students.name DESC, students.id LIMIT ?",
                "Bob",
                "Bob",
                2,
                2);
        renders(
                all.where(named.before("Bob", 2)).orderBy(named.reversed()).limit(2),
                " WHERE students.name >= ? AND (students.name > ? OR students.id < ?)"
                        + " ORDER BY students.name, students.id DESC LIMIT ?",
                "Bob",
                "Bob",
                2,
                2);
        renders(
                all.where(seek(up(s.id)).after(3)).orderBy(seek(up(s.id))),
                " WHERE students.id > ? ORDER BY students.id",
                3);
        renders(
                all.orderBy(named).where(named.reversed().before(new Row2<>("Bob", 2))),
                " WHERE students.name <= ? AND (students.name < ? OR students.id > ?)"
                        + " ORDER BY students.name DESC, students.id",
                "Bob",
                "Bob",
                2);
    }

    @Test
    void absentRowIsTheFirstPage() {
        renders(
                select(s.id)
                        .from(s)
                        .where(named.afterIfPresent(Optional.empty()))
                        .where(named.beforeIfPresent(Optional.empty()))
                        .orderBy(named),
                " ORDER BY students.name DESC, students.id");
        assertThat(named.afterIfPresent(Optional.of(new Row2<>("Bob", 2))).node())
                .isEqualTo(named.after("Bob", 2).node());
        assertThat(named.beforeIfPresent(Optional.of(new Row2<>("Bob", 2))).node())
                .isEqualTo(named.before("Bob", 2).node());
        assertThat(named).hasToString("seek(down(students.name), up(students.id))");
    }

    @Test
    void keyThatCanBeNullIsRefused() {
        refuses(() -> up(s.born), "up(students.born): students.born can be NULL", "NOT NULL");
        refuses(() -> named.after("x", null), "after(…, null): give a value for up(students.id)");
        refuses(() -> named.after(new Row2<>(null, 1)), "after(null, …): give a value");
    }

    @Test
    void keysWithTiesAreRefused() {
        refuses(
                () -> seek(down(s.name)),
                "seek(down(students.name)): rows with equal keys",
                "add the unique key [id] of students");
        refuses(() -> seek(up(s.id), down(s.id)), "the key students.id stands twice");
        DynamicTable log =
                Table.named("log").column("line", DataType.INTEGER, notNull()).build();
        refuses(() -> seek(up(log.get("line", DataType.INTEGER))), "log has no primary key", "limit and offset");
    }

    @Test
    void uniqueConstraintsAndViewsAreEnough() {
        DynamicTable users = Table.named("users")
                .column("id", DataType.BIGINT)
                .column("mail", DataType.VARCHAR, notNull())
                .primaryKey("id")
                .unique("uq_mail", "mail")
                .build();
        assertThat(seek(up(users.get("mail", DataType.VARCHAR)))).hasToString("seek(up(users.mail))");
        DynamicView view =
                View.existing("v").column("n", DataType.INTEGER, notNull()).build();
        assertThat(seek(up(view.get("n", DataType.INTEGER)))).hasToString("seek(up(v.n))");
    }

    /** A row of a student stands once for each address, so that a page could end between two of them. */
    @Test
    void joinThatRepeatsARowIsRefused() {
        refuses(
                () -> select(s.id).from(s).join(a).on(a.studentId.eq(s.id)).orderBy(named),
                "several rows of a can have the same keys",
                "add its key to seek(…)",
                "derived(…)");
        refuses(() -> select(s.id).from(s, a).orderBy(named), "several rows of a can have the same keys");
        refuses(
                () -> select(s.id).from(s).leftJoin(a).on(a.studentId.eq(s.id)).orderBy(named),
                "several rows of a can have the same keys");
    }

    @Test
    void keyOfAnotherAliasIsRefused() {
        Students q = s.as("q");
        refuses(
                () -> select(q.id).from(q).orderBy(named),
                "students.name belongs to students, from which the query does not select",
                "columns of q");
    }

    @Test
    void joinOfOneRowForEachIsAPage() {
        Students other = s.as("other");
        renders(
                select(s.id)
                        .from(s)
                        .leftJoin(other)
                        .on(other.id.eq(s.id).and(other.active))
                        .orderBy(named),
                " LEFT JOIN students AS other ON other.id = students.id AND other.active"
                        + " ORDER BY students.name DESC, students.id");
        renders(
                select(s.id)
                        .from(s, other)
                        .where(other.id.eq(param("n", DataType.INTEGER)))
                        .orderBy(named)
                        .with(param("n", DataType.INTEGER), 1),
                " CROSS JOIN students AS other WHERE other.id = ? ORDER BY students.name DESC, students.id",
                1);
        Derived<Row2<Integer, Long>> homes =
                derived("homes", select(a.studentId, count()).from(a).groupBy(a.studentId));
        renders(
                select(s.id)
                        .from(s)
                        .leftJoin(homes)
                        .on(homes.get(a.studentId).eq(s.id))
                        .orderBy(named),
                " LEFT JOIN (SELECT a.st_id, COUNT(*) FROM addresses AS a GROUP BY a.st_id) AS homes (st_id, \"count\")"
                        + " ON homes.st_id = students.id ORDER BY students.name DESC, students.id");
    }

    @Test
    void keyOfAnOuterJoinedTableIsRefused() {
        Students other = s.as("other");
        refuses(
                () -> select(s.id)
                        .from(s)
                        .rightJoin(other)
                        .on(other.id.eq(s.id))
                        .orderBy(named),
                "students.name is NULL in rows without a match");
    }
}
