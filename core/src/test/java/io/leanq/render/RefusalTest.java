package io.leanq.render;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static io.leanq.testkit.TestDialects.BARE;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.leanq.query.DataType;
import io.leanq.query.PlainType;
import io.leanq.query.Statement;
import io.leanq.query.TextType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.testkit.Students;
import io.leanq.testkit.TestDialects.FixedOrder;
import io.leanq.testkit.TestDialects.KeptDays;
import io.leanq.testkit.TestDialects.UseIndex;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What a dialect does not have is refused with its name and an alternative, and never left out. Vendor syntax needs a
 * writer in the dialect.
 */
class RefusalTest {
    private final Students s = STUDENTS.as("s");
    private final Statement hinted = select(s.id).from(s.hint(new UseIndex("ix_students_name")));

    private static void refuses(ThrowingCallable render, String feature, String alternative) {
        assertThatThrownBy(render)
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessage("bare has no " + feature + ": " + alternative)
                .asInstanceOf(type(UnsupportedSqlException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.feature()).isEqualTo(feature);
                    assertThat(refusal.dialect()).isEqualTo("bare");
                    assertThat(refusal.alternative()).isEqualTo(alternative);
                });
    }

    @Test
    void upsertIsRefusedByADialectWithoutIt() {
        Statement upsert = upsertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann");
        refuses(() -> upsert.render(BARE), "UPSERT", "update the row first, and insert it if no row was changed");
        assertThatThrownBy(() -> upsert.render(Dialect.STANDARD)).isInstanceOf(UnsupportedSqlException.class);
    }

    @Test
    void sequencesAreRefusedByADialectWithoutThem() {
        refuses(() -> select(STUDENT_IDS.next()).render(BARE), "NEXT VALUE FOR", "make keys in the application");
        refuses(
                () -> BARE.render(new DdlNode.CreateSequence(ObjectName.of("q"), 1, 1)),
                "NEXT VALUE FOR",
                "make keys in the application");
        refuses(
                () -> BARE.render(new DdlNode.DropSequence(ObjectName.of("q"))),
                "NEXT VALUE FOR",
                "make keys in the application");
    }

    @Test
    void sequenceInsideCaseIsRefusedByTheStandard() {
        Statement number = select(caseWhen(STUDENTS.active, STUDENT_IDS.next()).otherwiseNull())
                .from(STUDENTS);
        assertThatThrownBy(() -> number.render(Dialect.STANDARD))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContainingAll("NEXT VALUE FOR inside CASE", "draw the number by a statement of its own");
        assertThat(number.render(LEANXCALE_LIKE).sql())
                .isEqualTo("SELECT CASE WHEN students.active THEN NEXT VALUE FOR student_ids END FROM students");
    }

    @Test
    void textFunctionsAreRefusedByADialectWithoutThem() {
        Statement capitals = select(STUDENTS.name.initcap()).from(STUDENTS);
        refuses(() -> capitals.render(BARE), "INITCAP", "write the text so in the application");
        Statement later = select(STUDENTS.name.position("n", 2)).from(STUDENTS);
        refuses(
                () -> later.render(BARE),
                "POSITION with a start",
                "search in substring(from), and add the characters before");
        assertThat(select(STUDENTS.name.position("n"))
                        .from(STUDENTS)
                        .render(BARE)
                        .sql())
                .isEqualTo("SELECT POSITION(CAST(? AS VARCHAR) IN students.name) FROM students");
    }

    @Test
    void arraysAreRefusedByADialectWithoutThem() {
        Statement array = select(value(List.of(1L), DataType.BIGINT_ARRAY));
        refuses(() -> array.render(BARE), "array types", "keep the elements in a table of their own");
        refuses(
                () -> BARE.render(new DdlNode.CreateTable(
                        ObjectName.of("t"),
                        List.of(new DdlNode.ColumnSpec(
                                "c", new SqlType.Array(SqlType.Simple.BIGINT), true, Optional.empty())),
                        List.of(),
                        List.of(),
                        List.of())),
                "array types",
                "keep the elements in a table of their own");
    }

    /**
     * A bare CHAR would be CHAR(1), which is another type than that of the column whose length the catalog did not
     * report.
     */
    @Test
    void typeWithoutItsLengthIsReadAndBoundButNeverSpelled() {
        TextType iso = DataType.of(new SqlType.Char(OptionalInt.empty()));
        PlainType<byte[]> hash = DataType.of(new SqlType.Binary(OptionalInt.empty()));
        DynamicTable countries = Table.named("countries")
                .column("iso", iso, ColumnOption.primaryKey())
                .column("hash", hash)
                .column("code", DataType.CHAR(3))
                .build();
        String wayOut = "the catalog did not tell it, and a bare CHAR would be CHAR(1): give the type its"
                + " length, as DataType.CHAR(n)";
        refuses(
                () -> MetaData.of(countries).createAllSql(BARE),
                "CHAR of column countries.iso without a length",
                wayOut);
        Statement cast =
                select(cast(countries.get("code", DataType.CHAR(3)), iso)).from(countries);
        refuses(() -> cast.render(BARE), "CHAR without a length", wayOut);
        assertThat(cast.toString())
                .startsWith("SELECT CAST(countries.code AS /* refused: CHAR without a length */ CHAR)");
        refuses(
                () -> BARE.render(new DdlNode.CreateTable(
                        ObjectName.of("t"),
                        List.of(new DdlNode.ColumnSpec("c", hash.sqlType(), true, Optional.empty())),
                        List.of(),
                        List.of(),
                        List.of())),
                "BINARY of column t.c without a length",
                wayOut.replace("CHAR", "BINARY"));

        Rendered query = select(countries.get("iso", iso))
                .from(countries)
                .where(countries.get("iso", iso).eq("ES"))
                .render(BARE);
        assertThat(query.sql())
                .isEqualTo("SELECT countries.iso FROM countries WHERE countries.iso = CAST(? AS CHAR(2))");
    }

    @Test
    void tableHintIsRefusedByADialectWithoutItsWriter() {
        refuses(() -> hinted.render(BARE), "table hint forceAccess", "leave the choice of the index to the optimizer");
    }

    @Test
    void aTableHintIsRenderedBetweenNameAndAlias() {
        assertRenders(
                select(STUDENTS.id).from(STUDENTS.hint(new UseIndex("ix_students_name"))),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students /*+ forceAccess(ix_students_name) */");
        assertRenders(
                select(s.id).from(s.hint(new UseIndex("ix_students_name"))),
                LEANXCALE_LIKE,
                "SELECT s.id FROM students /*+ forceAccess(ix_students_name) */ AS s");
    }

    @Test
    void queryHintIsRenderedAfterSelect() {
        assertRenders(
                select(STUDENTS.id).hint(new FixedOrder()).from(STUDENTS),
                LEANXCALE_LIKE,
                "SELECT /*+ fixJoinOrder */ students.id FROM students");
    }

    @Test
    void queryHintIsRefusedByADialectWithoutItsWriter() {
        refuses(
                () -> select(STUDENTS.id).hint(new FixedOrder()).from(STUDENTS).render(BARE),
                "query hint fixJoinOrder",
                "leave the order of joins to the optimizer");
    }

    @Test
    void tableOptionIsRefusedByADialectWithoutItsWriter() {
        DdlNode table = new DdlNode.CreateTable(
                ObjectName.of("t"),
                List.of(new DdlNode.ColumnSpec("c", SqlType.Simple.INTEGER, true, Optional.empty())),
                List.of(),
                List.of(),
                List.of(new KeptDays(30)));
        refuses(() -> BARE.render(table), "table option keep", "delete old rows by a job");
        assertThat(LEANXCALE_LIKE.render(table)).isEqualTo("CREATE TABLE IF NOT EXISTS t (c INTEGER) KEEP 30");
    }

    @Test
    void messageNamesTheGeneration() {
        Dialect old = Dialect.named("LeanXcale").generation("1.9").build();
        assertThatThrownBy(() -> hinted.render(old))
                .hasMessage("LeanXcale 1.9 has no table hint forceAccess:"
                        + " leave the choice of the index to the optimizer");
    }

    @Test
    void toStringShowsARefusedPartAndNeverThrows() {
        Students s = STUDENTS;
        assertThat(upsertInto(s).set(s.id, 1))
                .hasToString("/* refused: UPSERT */ UPSERT INTO students (id) VALUES (?)");
        assertThat(select(s.id).hint(new FixedOrder()).from(s.hint(new UseIndex("x"))))
                .hasToString("SELECT /* refused: query hint fixJoinOrder */ students.id"
                        + " FROM students /* refused: table hint forceAccess */");
        assertThat(upsertInto(s).set(s.name, "x").toString())
                .startsWith("/* refused: upsertInto(students) leaves out id");
        assertThat(select(s.id)).hasToString("SELECT students.id");
    }

    @Test
    void refusedStatementIsRefusedAgain() {
        assertThatThrownBy(() -> hinted.render(BARE)).isInstanceOf(UnsupportedSqlException.class);
        assertThatThrownBy(() -> hinted.render(BARE)).isInstanceOf(UnsupportedSqlException.class);
    }
}
