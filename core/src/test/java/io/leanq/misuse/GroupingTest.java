package io.leanq.misuse;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.Statement;
import org.junit.jupiter.api.Test;

/**
 * A column of a grouped select that is no key is refused. Engines report it late, or only if rows of a group differ in
 * it.
 */
class GroupingTest {

    private static void refused(Statement statement) {
        assertThatThrownBy(() -> statement.render(LEANXCALE_LIKE))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("students.born")
                .hasMessageContaining("groupBy");
    }

    @Test
    void columnThatIsNoKeyIsRefusedInEveryClause() {
        refused(select(STUDENTS.name, STUDENTS.born).from(STUDENTS).groupBy(STUDENTS.name));
        refused(select(STUDENTS.born, count()).from(STUDENTS));
        refused(select(STUDENTS.name).from(STUDENTS).groupBy(STUDENTS.name).having(STUDENTS.born.isNull()));
        refused(select(STUDENTS.name).from(STUDENTS).groupBy(STUDENTS.name).orderBy(STUDENTS.born.asc()));
    }

    @Test
    void aggregateInOrderByMakesOneGroupOfAllRows() {
        refused(select(STUDENTS.born).from(STUDENTS).orderBy(count().desc()));
        assertThat(select(count())
                        .from(STUDENTS)
                        .orderBy(max(STUDENTS.born).asc())
                        .render(LEANXCALE_LIKE)
                        .sql())
                .endsWith("ORDER BY MAX(students.born)");
    }

    @Test
    void expressionsOfKeysAndAggregatesAreAccepted() {
        assertThat(select(STUDENTS.name.upper(), STUDENTS.id.plus(1), max(STUDENTS.born))
                        .from(STUDENTS)
                        .groupBy(STUDENTS.name, STUDENTS.id)
                        .having(max(STUDENTS.born).isNotNull())
                        .orderBy(STUDENTS.name.asc(), count().desc())
                        .render(LEANXCALE_LIKE)
                        .sql())
                .contains("GROUP BY students.name, students.id");
    }

    @Test
    void columnsOfTheOuterQueryAreAccepted() {
        assertThat(select(STUDENTS.name)
                        .from(STUDENTS)
                        .where(STUDENTS.id.in(select(max(ADDRESSES.studentId))
                                .from(ADDRESSES)
                                .groupBy(ADDRESSES.city)
                                .having(max(ADDRESSES.studentId).gt(STUDENTS.id))))
                        .render(LEANXCALE_LIKE)
                        .sql())
                .contains("HAVING");
    }
}
