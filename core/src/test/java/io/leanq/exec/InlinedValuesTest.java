package io.leanq.exec;

import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.NoSuchRow;
import io.leanq.TooManyRows;
import io.leanq.query.Query;
import io.leanq.query.TextExpression;
import io.leanq.schema.MetaData;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message names the statement that failed, unless values are written into its text. */
class InlinedValuesTest {
    private final JdbcDataSource source = new JdbcDataSource();
    private Database db;

    @BeforeEach
    void createTable() {
        source.setURL("jdbc:h2:mem:inlined_values;DB_CLOSE_DELAY=-1");
        db = Database.over(source, StandardPlatform.H2);
        MetaData.of(STUDENTS).createAll(db);
    }

    @AfterEach
    void dropTable() {
        MetaData.of(STUDENTS).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void noMessageShowsInlinedValues() {
        Query<Integer> query = select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.eq(inline("secret")));
        assertThatThrownBy(() -> db.fetchOne(query))
                .isInstanceOf(NoSuchRow.class)
                .hasMessageContaining("fetchOne")
                .hasMessageNotContaining("secret");
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "secret"));
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 2).set(STUDENTS.name, "secret"));
        assertThatThrownBy(() -> db.fetchOptional(query))
                .isInstanceOf(TooManyRows.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() ->
                        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, inline("secret"))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageNotContaining("secret");
    }

    /** LeanQ itself writes the value of a grouping key into the text. */
    @Test
    void noMessageShowsTheValueOfAGroupingKey() {
        TextExpression key = STUDENTS.name.concat("secret");
        Query<String> query = select(key).from(STUDENTS).groupBy(key);
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "a"));
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 2).set(STUDENTS.name, "b"));
        assertThat(db.fetch(query)).containsExactlyInAnyOrder("asecret", "bsecret");
        assertThatThrownBy(() -> db.fetchOne(query))
                .isInstanceOf(TooManyRows.class)
                .hasMessageNotContaining("secret");
    }
}
