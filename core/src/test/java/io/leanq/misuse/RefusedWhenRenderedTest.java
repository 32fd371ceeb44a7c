package io.leanq.misuse;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.DataType;
import io.leanq.query.Derived;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Students;
import org.junit.jupiter.api.Test;

/**
 * A column whose table is in no from clause around it is refused when the statement is rendered, before anything is
 * sent.
 */
class RefusedWhenRenderedTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES.as("a");

    private static void refused(Statement statement, String... words) {
        assertThatThrownBy(() -> statement.render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
        assertThatThrownBy(() -> statement.bound(LEANXCALE_LIKE)).isInstanceOf(InvalidStatement.class);
        assertThat(statement.toString()).as("toString never throws").isNotBlank();
    }

    @Test
    void columnOfATableInNoFromIsRefused() {
        refused(select(s.id, a.city).from(s), "column city belongs to addresses AS a", "add it by from or join");
        refused(select(s.id), "column id belongs to students");
        refused(select(s.id).from(s).where(a.city.eq("x")), "city");
        refused(select(s.id).from(s).groupBy(s.id, a.city), "city");
        refused(select(s.name).from(s).groupBy(s.name).having(a.city.eq("x")), "city");
        refused(select(s.id).from(s).orderBy(a.city.asc()), "city");
        refused(update(s).set(s.name, a.city).everyRow(), "city");
        refused(update(s).set(s.name, "x").where(a.city.eq("x")), "city");
        refused(deleteFrom(s).where(a.city.eq("x")), "city");
        refused(insertInto(s).set(s.name, a.city), "city");
        refused(insertInto(s).set(s.name, s.name.upper()), "name belongs to students");
    }

    @Test
    void columnOfTheTableInsteadOfItsAliasIsRefused() {
        refused(
                select(s.id).from(STUDENTS.as("x")),
                "column id belongs to students",
                "use the column of students AS x, which is");
        refused(select(STUDENTS.as("x").id).from(s), "students AS x", "use the column of students, which is");
    }

    @Test
    void columnOfAnotherRunTimeTableOfTheSameNameIsRefused() {
        DynamicTable one = Table.named("t").column("id", DataType.INTEGER).build();
        DynamicTable two = Table.named("t").column("id", DataType.INTEGER).build();
        refused(select(one.get("id", DataType.INTEGER)).from(two), "t means another table there");
        refused(
                select(one.get("id", DataType.INTEGER))
                        .from(Table.named("u").column("id", DataType.INTEGER).build()),
                "column id belongs to t");
    }

    @Test
    void aJoinConditionDoesNotSeeLaterJoins() {
        Addresses b = ADDRESSES.as("b");
        refused(select(s.id).from(s).join(a).on(a.city.eq(b.city)).join(b).on(s.id.eq(b.studentId)), "addresses AS b");
    }

    @Test
    void aDerivedTableDoesNotSeeItsNeighbours() {
        Derived<?> d = derived("d", select(a.city).from(a).where(a.studentId.eq(s.id)));
        refused(select(s.id).from(s).join(d).on(d.get(a.city).eq(s.name)), "column id belongs to students");
    }

    @Test
    void tablesOfASubQueryAreNotSeenAroundIt() {
        refused(select(s.id).from(s).where(s.id.in(select(a.studentId).from(a)).and(a.city.eq("x"))), "addresses AS a");
    }

    @Test
    void correlatedQueryAloneIsRefused() {
        Query<Integer> correlated = select(a.studentId).from(a).where(a.city.eq(s.name));
        refused(correlated, "column name belongs to students");
        assertThat(select(s.id)
                        .from(s)
                        .where(s.id.in(correlated))
                        .render(LEANXCALE_LIKE)
                        .sql())
                .endsWith("WHERE a.city = students.name)");
    }

    @Test
    void columnOfAHiddenTableIsRefused() {
        DynamicTable outer = Table.named("t").column("id", DataType.INTEGER).build();
        DynamicTable inner = Table.named("t").column("id", DataType.INTEGER).build();
        refused(
                select(outer.columns())
                        .from(outer)
                        .where(outer.get("id", DataType.INTEGER)
                                .in(select(inner.get("id", DataType.INTEGER))
                                        .from(inner)
                                        .where(outer.get("id", DataType.INTEGER).gt(1)))),
                "t means another table there");
    }

    @Test
    void columnOfAnotherDerivedTableOfTheSameAliasIsRefused() {
        Derived<?> one = derived("d", select(s.name).from(s).where(s.active));
        Derived<?> two = derived("d", select(s.name).from(s));
        refused(select(one.get(s.name)).from(two), "d means another table there");
    }

    @Test
    void columnOfADerivedTableInNoFromIsRefused() {
        Derived<?> d = derived("d", select(count()).from(s));
        refused(select(d.get(count())).from(s), "column count belongs to derived table d");
    }
}
