package io.leanq.testkit;

import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.query.Query;
import io.leanq.render.Dialect;
import org.junit.jupiter.api.Test;

/** The judge is judged: it must turn down what is wrong. */
class RenderingAssertTest {
    private final Query<Integer> query = select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.eq("Ann"));

    @Test
    void theRightTextAndBindsPass() {
        assertRenders(query, Dialect.STANDARD, "SELECT students.id FROM students WHERE students.name = ?", "Ann");
    }

    @Test
    void anotherTextFails() {
        assertThatThrownBy(() -> assertRenders(query, Dialect.STANDARD, "SELECT id FROM students", "Ann"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anotherBindFails() {
        assertThatThrownBy(() -> assertRenders(
                        query, Dialect.STANDARD, "SELECT students.id FROM students WHERE students.name = ?", "Bob"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whatDoesNotParseFails() {
        assertThatThrownBy(() -> CalciteJudge.parse("SELECT id FROM students WHERE"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SELECT id FROM students WHERE");
    }

    @Test
    void placeholdersAreCounted() {
        assertThat(CalciteJudge.parse("UPDATE students SET name = ? WHERE id IN (?, ?)"))
                .isEqualTo(3);
    }

    @Test
    void aPlaceholderWithoutATypeIsObjectedTo() {
        assertThat(CalciteJudge.knowing(STUDENTS).objection("SELECT ? FROM students"))
                .isEqualTo("Illegal use of dynamic parameter");
    }

    @Test
    void anUnknownTableIsObjectedTo() {
        assertThat(CalciteJudge.knowing(STUDENTS).objection("SELECT city FROM addresses"))
                .contains("addresses");
    }

    @Test
    void wrongTypesAreObjectedTo() {
        assertThat(CalciteJudge.knowing(STUDENTS).objection("SELECT id FROM students WHERE active > born"))
                .contains("Cannot apply '>'");
    }

    /** Whatever stands in the list parses, and is really objected to. */
    @Test
    void exceptionsAreTheseAndStillNeeded() {
        assertThat(CalciteExceptions.NOT_VALIDATED).hasSize(1).allSatisfy(sql -> {
            assertThat(CalciteJudge.parse(sql)).isZero();
            assertThat(CalciteJudge.knowing(STUDENTS, Addresses.ADDRESSES).objection(sql))
                    .isEqualTo("Column 'student_ids' not found in any table");
        });
    }
}
