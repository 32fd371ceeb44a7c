package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.ADDRESSES;
import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.recursive;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.leanxcale.School.Addresses;
import io.leanq.leanxcale.School.Student;
import io.leanq.leanxcale.School.Students;
import io.leanq.query.Cte;
import io.leanq.query.Derived;
import io.leanq.query.Param;
import io.leanq.query.Query;
import io.leanq.query.row.Row2;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Common table expressions on the embedded server. */
class CommonTablesTest extends EmbeddedTest {
    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Cte<Row2<Integer, Long>> homes =
            cte("homes", select(a.studentId, count().as("total")).from(a).groupBy(a.studentId));

    @BeforeEach
    void insertStudents() {
        db.execute(insertRows(s, List.of(Student.named(1, "Ann"), Student.named(2, "Bob"), Student.named(3, "Cid"))));
        db.execute(insertInto(a, a.studentId, a.number, a.city)
                .values(1, 1L, "Madrid")
                .values(1, 2L, "Rome")
                .values(2, 3L, "Rome"));
    }

    @Test
    void commonTableIsJoinedLikeTable() {
        assertThat(db.fetch(with(homes)
                        .query(select(s.name, homes.get("total", BIGINT))
                                .from(s)
                                .leftJoin(homes)
                                .on(s.id.eq(homes.get(a.studentId)))
                                .orderBy(s.id.asc()))))
                .containsExactly(new Row2<>("Ann", 2L), new Row2<>("Bob", 1L), new Row2<>("Cid", null));
    }

    @Test
    void severalCommonTablesWorkWithAliasAndSubQuery() {
        Cte<Long> most =
                cte("most", select(max(homes.get("total", BIGINT)).as("m")).from(homes));
        Cte<Row2<Integer, Long>> other = homes.as("other");
        assertThat(db.fetch(with(homes, most)
                        .query(select(homes.get(a.studentId), other.get(a.studentId))
                                .from(homes)
                                .join(other)
                                .on(homes.get("total", BIGINT).gt(other.get("total", BIGINT)))
                                .where(homes.get("total", BIGINT)
                                        .eq(scalar(select(most.get("m", BIGINT)).from(most), BIGINT))))))
                .containsExactly(new Row2<>(1, 2));
        assertThat(db.fetch(with(homes)
                        .query(select(s.name)
                                .from(s)
                                .where(exists(select(homes.get("total", BIGINT))
                                        .from(homes)
                                        .where(homes.get(a.studentId)
                                                .eq(s.id)
                                                .and(homes.get("total", BIGINT).gt(1L))))))))
                .containsExactly("Ann");
    }

    @Test
    void recursiveTableCounts() {
        Param<Integer> last = param("last", INTEGER);
        Cte<Integer> numbers = recursive(
                "numbers",
                select(value(1, INTEGER).as("n")),
                itself -> select(itself.get("n", INTEGER).plus(1))
                        .from(itself)
                        .where(itself.get("n", INTEGER).lt(last)));
        Query<Integer> query = with(numbers)
                .query(select(numbers.get("n", INTEGER))
                        .from(numbers)
                        .where(numbers.get("n", INTEGER).gt(2)));
        assertThat(db.fetch(query.with(last, 5))).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(db.fetch(query.with(last, 3))).containsExactly(3);
    }

    @Test
    void recursiveTableWalksTableAndGrowsText() {
        Students next = STUDENTS.as("next_one");
        Cte<Row2<Integer, String>> chain = recursive(
                "chain",
                select(s.id, s.name.concat("").as("path")).from(s).where(s.id.eq(1)),
                itself -> select(
                                next.id,
                                itself.get("path", VARCHAR).concat(" > ").concat(next.name))
                        .from(next)
                        .join(itself)
                        .on(next.id.eq(itself.get(s.id).plus(1))));
        assertThat(db.fetch(with(chain)
                        .query(select(chain.get("path", VARCHAR))
                                .from(chain)
                                .orderBy(chain.get(s.id).asc()))))
                .containsExactly("Ann", "Ann > Bob", "Ann > Bob > Cid");
    }

    @Test
    void rowsOfCommonTableAreInsertedAndUpserted() {
        db.execute(insertInto(a, a.studentId, a.number, a.city)
                .select(with(homes)
                        .query(select(
                                        homes.get(a.studentId),
                                        homes.get("total", BIGINT).plus(10L),
                                        value("Oslo"))
                                .from(homes))));
        assertThat(db.fetch(select(a.studentId, a.number)
                        .from(a)
                        .where(a.city.eq("Oslo"))
                        .orderBy(a.number.asc())))
                .containsExactly(new Row2<>(2, 11L), new Row2<>(1, 12L));
        db.execute(upsertInto(s, s.id, s.name)
                .select(with(homes)
                        .query(select(homes.get(a.studentId), value("Eve"))
                                .from(homes)
                                .where(homes.get("total", BIGINT).gt(2L)))));
        assertThat(db.fetch(select(s.name).from(s).orderBy(s.id.asc()))).containsExactly("Eve", "Bob", "Cid");
    }

    @Test
    void commonTableWorksInDerivedTableAndSubQuery() {
        Query<Integer> ids = with(homes)
                .query(select(homes.get(a.studentId))
                        .from(homes)
                        .where(homes.get("total", BIGINT).gt(1L)));
        Derived<Integer> d = derived("d", ids);
        assertThat(db.fetch(select(d.get("st_id", INTEGER)).from(d))).containsExactly(1);
        assertThat(db.fetch(select(s.name).from(s).where(s.id.in(ids)))).containsExactly("Ann");
        assertThat(db.fetch(select(s.name).from(s).where(s.id.eq(scalar(ids, INTEGER)))))
                .containsExactly("Ann");
    }
}
