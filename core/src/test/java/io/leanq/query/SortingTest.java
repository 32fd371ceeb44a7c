package io.leanq.query;

import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.InvalidStatement;
import io.leanq.UnknownSortKey;
import io.leanq.testkit.Students;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorting by names that come from outside. */
class SortingTest {
    private final Students s = STUDENTS;
    private final Sorting allowed = Sorting.of(s.name, s.born)
            .with("newest", s.born.desc().nullsLast(), s.id)
            .with("length", List.of(s.name.length()));

    private void sorts(String text, String orderBy) {
        assertRenders(
                select(s.id).from(s).orderBy(allowed.parse(text)).orderBy(s.id),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students ORDER BY " + orderBy);
    }

    @Test
    void namesSelectAmongTheAllowedKeys() {
        sorts("name", "students.name, students.id");
        sorts("name,-born", "students.name, students.born DESC, students.id");
        sorts("newest", "students.born DESC NULLS LAST, students.id, students.id");
        sorts("length", "CHAR_LENGTH(students.name), students.id");
    }

    @Test
    void minusReversesEachKeyAndLeavesNullsWhereTheyAre() {
        sorts("-newest", "students.born NULLS LAST, students.id DESC, students.id");
    }

    @Test
    void spacesAndCaseOfNamesMeanNothing() {
        sorts(" NAME , - Born,", "students.name, students.born DESC, students.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",", " , ,"})
    void blankTextAsksForNoOrder(String text) {
        assertThat(allowed.parse(text)).isEmpty();
        sorts(text, "students.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "1",
                "-",
                "--name",
                "+name",
                "name desc",
                "students.name",
                "\"name\"",
                "name;DROP TABLE students",
                "name'--",
                "\u0130d",
                "name\u0000"
            })
    void otherNamesAreRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> allowed.parse(text))
                .isInstanceOf(UnknownSortKey.class)
                .hasMessage("sort key 1 is not allowed; allowed are [name, born, newest, length], each once, a minus"
                        + " before it for the reverse order");
    }

    @Test
    void refusalTellsThePositionAndTheAllowedNames() {
        UnknownSortKey refusal = catchThrowableOfType(UnknownSortKey.class, () -> allowed.parse("name,-born,x"));
        assertThat(refusal.position()).isEqualTo(3);
        assertThat(refusal.allowed())
                .containsExactly("name", "born", "newest", "length")
                .isEqualTo(allowed.names());
        assertThat(refusal).isInstanceOf(InvalidStatement.class);
    }

    /** A text from outside must not make a statement of any length. */
    @Test
    void nameSaidTwiceIsRefused() {
        assertThatThrownBy(() -> allowed.parse("name,-name"))
                .isInstanceOf(UnknownSortKey.class)
                .hasMessageStartingWith("sort key 2 is there already");
    }

    @Test
    void namesMustDiffer() {
        assertThatThrownBy(() -> Sorting.of(List.of(s.id, s.name)).with("ID", s.born))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("two orders are named ID");
        assertThatThrownBy(() -> Sorting.of(s.id, s.as("t").id)).hasMessageContaining("two orders are named id");
        assertThat(Sorting.of(s.id).with("city", ADDRESSES.city)).hasToString("Sorting[id, city]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b", "-a"})
    void namesThatNoTextCanSayAreRefused(String name) {
        assertThatThrownBy(() -> allowed.with(name, s.id))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("cannot be the name of an order");
    }

    @Test
    void orderWithoutKeysIsRefused() {
        assertThatThrownBy(() -> allowed.with("none", List.of())).hasMessageContaining("at least one key");
    }

    @Test
    void nothingIsAllowedOfNone() {
        assertThat(Sorting.of().parse("")).isEmpty();
        assertThatThrownBy(() -> Sorting.of().parse("id")).hasMessageContaining("allowed are []");
    }
}
