package io.leanq.testkit;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.query.DataType;
import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.render.TypeNames;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.TestDialects.FixedOrder;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The assertion itself is tested: it must fail for what is wrong. */
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
    void placeholderWithoutATypeFails() {
        assertThat(CalciteJudge.knowing(STUDENTS).objection("SELECT ? FROM students"))
                .isEqualTo("Illegal use of dynamic parameter");
    }

    @Test
    void unknownTableFails() {
        assertThat(CalciteJudge.knowing(STUDENTS).objection("SELECT city FROM addresses"))
                .contains("addresses");
    }

    @Test
    void wrongTypesFail() {
        assertThat(CalciteJudge.knowing(STUDENTS).objection("SELECT id FROM students WHERE active > born"))
                .contains("Cannot apply '>'");
    }

    /** The dialect writes SQL for the hint that changes the rows, and H2 runs the query without the hint. */
    @Test
    void otherRowsFail() {
        Dialect wrong = LEANXCALE_LIKE.toBuilder("wrong")
                .vendor(FixedOrder.class, (hint, out) -> out.sql("DISTINCT"))
                .build();
        assertThatThrownBy(() -> assertRenders(
                        select(STUDENTS.active).hint(new FixedOrder()).from(STUDENTS),
                        wrong,
                        "SELECT DISTINCT students.active FROM students"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rows of Calcite for SELECT DISTINCT students.active FROM students");
    }

    @Test
    void aQueryThatOneEngineDoesNotRunFails() {
        Addresses a = ADDRESSES.as("a");
        assertThatThrownBy(() -> assertRenders(
                        select(a.city).from(STUDENTS).fullJoin(a).on(STUDENTS.id.eq(a.studentId)),
                        LEANXCALE_LIKE,
                        "SELECT a.city FROM students FULL JOIN addresses AS a ON students.id = a.st_id"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("H2 does not run");
        assertThatThrownBy(() -> assertRenders(
                        select(STUDENTS.name.like("!x", '!')).from(STUDENTS),
                        LEANXCALE_LIKE,
                        "SELECT students.name LIKE CAST(? AS VARCHAR) ESCAPE '!' FROM students",
                        "!x"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Calcite does not run");
    }

    /** Both engines find the number, which does not fit the type of the query. */
    @Test
    void rowsThatCannotBeReadFail() {
        DynamicTable wide = Table.named("wide").column("n", DataType.BIGINT).build();
        DynamicTable narrow = Table.named("wide").column("n", DataType.INTEGER).build();
        RenderingAssert known = RenderingAssert.knowing(List.of(new TableRows(wide, List.of(List.of(1L << 40)))));
        known.renders(select(wide.get("n", DataType.BIGINT)).from(wide), LEANXCALE_LIKE, "SELECT wide.n FROM wide");
        assertThatThrownBy(() -> known.renders(
                        select(narrow.get("n", DataType.INTEGER)).from(narrow),
                        LEANXCALE_LIKE,
                        "SELECT wide.n FROM wide"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Calcite does not run SELECT wide.n FROM wide");
    }

    @Test
    void aChangeThatH2DoesNotRunFails() {
        assertThatThrownBy(() -> assertRenders(
                        update(STUDENTS)
                                .set(STUDENTS.id, STUDENTS.id.times(2_000_000_000))
                                .everyRow(),
                        LEANXCALE_LIKE,
                        "UPDATE students SET id = id * ?",
                        2_000_000_000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("H2 does not run");
    }

    /** The dialect's name for a type cuts a text, and H2 uses its own name for the type. */
    @Test
    void anotherChangeOfRowsFails() {
        Dialect wrong = LEANXCALE_LIKE.toBuilder("wrong")
                .typeNames(type -> type instanceof SqlType.Varchar ? "VARCHAR(1)" : TypeNames.STANDARD.name(type))
                .build();
        assertThatThrownBy(() -> assertRenders(
                        update(STUDENTS)
                                .set(STUDENTS.name, STUDENTS.name.concat("yz"))
                                .where(STUDENTS.id.eq(1)),
                        wrong,
                        "UPDATE students SET name = name || CAST(? AS VARCHAR(1)) WHERE id = ?",
                        "yz",
                        1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rows of H2 after UPDATE")
                .hasMessageContaining("Annyz");
    }

    @Test
    void changesAreTakenBackAfterTheAssertion() {
        assertRenders(deleteFrom(STUDENTS).everyRow(), LEANXCALE_LIKE, "DELETE FROM students");
        assertRenders(select(count()).from(STUDENTS), LEANXCALE_LIKE, "SELECT COUNT(*) FROM students");
    }

    @Test
    void rowsOfAnOrderedQueryComeInItsOrder() {
        List<List<Object>> rows = List.of(List.of(1, "a"), List.of(2, "b"), List.of(2, "c"));
        List<List<Object>> tied = List.of(List.of(1, "a"), List.of(2, "c"), List.of(2, "b"));
        List<List<Object>> wrong = List.of(List.of(2, "b"), List.of(1, "a"), List.of(2, "c"));
        ResultOrder byNumber = ResultOrder.of("SELECT i AS n, t FROM x ORDER BY i DESC NULLS LAST LIMIT 3");
        JudgedRows.assertSame(tied, rows, byNumber, "ties");
        assertThatThrownBy(() -> JudgedRows.assertSame(wrong, rows, byNumber, "wrong"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("order of wrong");
        ResultOrder byPosition = ResultOrder.of("WITH c AS (SELECT 1) SELECT i, t FROM c UNION SELECT 1, 2 ORDER BY 1");
        JudgedRows.assertSame(tied, rows, byPosition, "ties");
        ResultOrder byAnother = ResultOrder.of("SELECT i, t FROM x ORDER BY i, u");
        assertThatThrownBy(() -> JudgedRows.assertSame(tied, rows, byAnother, "ties"))
                .isInstanceOf(AssertionError.class);
        JudgedRows.assertSame(wrong, rows, ResultOrder.of("SELECT i, t FROM (SELECT * FROM x ORDER BY i)"), "none");
    }

    @Test
    void numbersAreComparedByValue() {
        JudgedRows.assertSame(
                List.of(List.of(7, new BigDecimal("1.50"), 0.1 + 0.2)),
                List.of(List.of(7L, new BigDecimal("1.5"), 0.3)),
                ResultOrder.of("SELECT 1"),
                "numbers");
        assertThatThrownBy(() -> JudgedRows.assertSame(
                        List.of(List.of(new BigDecimal("1.5000000000000001"))),
                        List.of(List.of(new BigDecimal("1.5"))),
                        ResultOrder.of("SELECT 1"),
                        "digits"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void tableWithoutRowsGetsEdgeValuesOfEveryType() {
        DynamicTable table = Table.named("edges")
                .column("id", DataType.BIGINT, ColumnOption.primaryKey())
                .column("yes", DataType.BOOLEAN)
                .column("small", DataType.SMALLINT)
                .column("d", DataType.DECIMAL(38, 10))
                .column("r", DataType.REAL)
                .column("f", DataType.DOUBLE)
                .column("day", DataType.DATE)
                .column("clock", DataType.TIME)
                .column("taken", DataType.TIMESTAMP)
                .column("code", DataType.CHAR(7))
                .column("note", DataType.VARCHAR(9))
                .column("long_note", DataType.CLOB)
                .column("raw", DataType.VARBINARY(3))
                .column("hash", DataType.BINARY(2))
                .column("counts", DataType.BIGINT_ARRAY)
                .build();
        assertThat(EdgeRows.of(table).rows()).hasSizeGreaterThan(6).doesNotHaveDuplicates();
        RenderingAssert.knowing(table)
                .renders(
                        select(List.copyOf(table.columns())).from(table),
                        LEANXCALE_LIKE,
                        "SELECT edges.id, edges.yes, edges.small, edges.d, edges.r, edges.f, edges.\"day\", "
                                + "edges.clock,"
                                + " edges.taken, edges.code, edges.note, edges.long_note, edges.raw, edges.hash,"
                                + " edges.counts FROM edges");
    }
}
