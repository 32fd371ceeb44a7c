package io.leanq.render;

import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Bind;
import io.leanq.tree.ExpressionNode.Literal;
import io.leanq.tree.ObjectName;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import io.leanq.type.SqlType.Simple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The text of every DDL statement. Calcite does not parse these; the embedded server executes them elsewhere. */
class DdlRenderingTest {
    private static final ObjectName T = ObjectName.of("t");
    private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.of(20));

    private static void renders(DdlNode node, String sql) {
        assertThat(LEANXCALE_LIKE.render(node)).isEqualTo(sql);
    }

    private static DdlNode.ColumnSpec column(String name, SqlType type) {
        return new DdlNode.ColumnSpec(name, type, true, Optional.empty());
    }

    private static String rendersDefault(SqlType type, Object value) {
        String sql = LEANXCALE_LIKE.render(new DdlNode.CreateTable(
                T,
                List.of(new DdlNode.ColumnSpec(
                        "c", type, true, Optional.of(new ColumnFilling.Value(new Literal(type, value))))),
                List.of(),
                List.of(),
                List.of()));
        return sql.substring(sql.indexOf("DEFAULT ") + "DEFAULT ".length(), sql.length() - 1);
    }

    @Test
    void aTableHasColumnsThenKeyThenForeignKeys() {
        renders(
                new DdlNode.CreateTable(
                        T,
                        List.of(
                                new DdlNode.ColumnSpec("a", Simple.INTEGER, false, Optional.empty()),
                                new DdlNode.ColumnSpec(
                                        "b",
                                        TEXT,
                                        false,
                                        Optional.of(new ColumnFilling.Value(new Literal(TEXT, "it's")))),
                                column("c", new SqlType.Decimal(10, 2))),
                        List.of("a", "b"),
                        List.of(new DdlNode.ForeignKeySpec("fk_t_a", List.of("a"), ObjectName.of("p"), List.of("id"))),
                        List.of()),
                "CREATE TABLE IF NOT EXISTS t (a INTEGER NOT NULL, b VARCHAR(20) DEFAULT 'it''s' NOT NULL,"
                        + " c DECIMAL(10,2), PRIMARY KEY (a, b),"
                        + " CONSTRAINT fk_t_a FOREIGN KEY (a) REFERENCES p (id))");
    }

    @Test
    void everyTypeHasItsName() {
        renders(
                new DdlNode.CreateTable(
                        T,
                        List.of(
                                column("a", Simple.BOOLEAN),
                                column("b", Simple.BIGINT),
                                column("c", Simple.DOUBLE),
                                column("d", Simple.DATE),
                                column("e", Simple.TIME),
                                column("f", Simple.TIMESTAMP),
                                column("g", new SqlType.Varchar(OptionalInt.empty())),
                                column("h", new SqlType.Varbinary(OptionalInt.of(8))),
                                column("i", new SqlType.Varbinary(OptionalInt.empty())),
                                column("j", new SqlType.Array(Simple.BIGINT))),
                        List.of(),
                        List.of(),
                        List.of()),
                "CREATE TABLE IF NOT EXISTS t (a BOOLEAN, b BIGINT, c DOUBLE, d DATE, e TIME, f TIMESTAMP, g VARCHAR,"
                        + " h VARBINARY(8), i VARBINARY, j BIGINT ARRAY)");
    }

    @Test
    void defaultsAreLiterals() {
        assertThat(rendersDefault(Simple.BOOLEAN, true)).isEqualTo("TRUE");
        assertThat(rendersDefault(Simple.BOOLEAN, false)).isEqualTo("FALSE");
        assertThat(rendersDefault(Simple.INTEGER, -5)).isEqualTo("-5");
        assertThat(rendersDefault(Simple.BIGINT, Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(rendersDefault(new SqlType.Decimal(12, 2), new BigDecimal("1E+3")))
                .isEqualTo("1000");
        assertThat(rendersDefault(Simple.DOUBLE, 1.5)).isEqualTo("1.5E0");
        assertThat(rendersDefault(Simple.DOUBLE, 1e100)).isEqualTo("1.0E100");
        assertThat(rendersDefault(TEXT, "a'b\\\"\u00e9\uD83D\uDE00")).isEqualTo("'a''b\\\"\u00e9\uD83D\uDE00'");
        assertThat(rendersDefault(Simple.DATE, LocalDate.of(2024, 2, 29))).isEqualTo("DATE '2024-02-29'");
        assertThat(rendersDefault(Simple.DATE, LocalDate.of(1, 1, 1))).isEqualTo("DATE '0001-01-01'");
        assertThat(rendersDefault(Simple.TIME, LocalTime.of(1, 2))).isEqualTo("TIME '01:02:00.000'");
        assertThat(rendersDefault(Simple.TIMESTAMP, LocalDateTime.of(2024, 1, 31, 12, 34, 56, 789_000_000)))
                .isEqualTo("TIMESTAMP '2024-01-31 12:34:56.789'");
        assertThat(rendersDefault(new SqlType.Varbinary(OptionalInt.empty()), Bytes.of(new byte[] {-1, 10})))
                .isEqualTo("X'FF0A'");
        assertThat(rendersDefault(new SqlType.Array(TEXT), List.of("a", "b'")))
                .isEqualTo("ARRAY[CAST('a' AS VARCHAR), CAST('b''' AS VARCHAR)]");
    }

    @Test
    void valueWithoutALiteralIsRefused() {
        assertThatThrownBy(() -> rendersDefault(Simple.DOUBLE, Double.NaN))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> rendersDefault(Simple.DATE, LocalDate.of(10_000, 1, 1)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("1 to 9999");
        assertThatThrownBy(() -> rendersDefault(Simple.DATE, LocalDate.of(1582, 10, 10)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("1582-10-05");
    }

    /** A bind becomes a literal in DDL, and not every value has one. */
    @Test
    void checkWithAValueThatHasNoLiteralIsRefused() {
        refusesToCheck(new Bind(Simple.DOUBLE, Double.NaN));
        refusesToCheck(new Bind(Simple.TIMESTAMP, LocalDateTime.of(1582, 10, 14, 0, 0)));
    }

    private static void refusesToCheck(Bind value) {
        DdlNode.CheckSpec check = new DdlNode.CheckSpec(
                "ck",
                new SourceInstance.OfTable(new TableIdentity(T), Optional.empty()),
                new ExpressionNode.Comparison(ExpressionNode.Comparison.Operator.LESS, value, value));
        DdlNode create =
                new DdlNode.CreateTable(T, List.of(column("c", value.type())), List.of(), List.of(check), List.of());
        assertThatThrownBy(() -> LEANXCALE_LIKE.render(create))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("literal");
    }

    @Test
    void sequencesSayTheirStartAndIncrement() {
        renders(
                new DdlNode.CreateSequence(ObjectName.of("student_ids"), 100, -2),
                "CREATE SEQUENCE IF NOT EXISTS student_ids START WITH 100 INCREMENT BY -2");
        renders(new DdlNode.DropSequence(ObjectName.of("student_ids")), "DROP SEQUENCE IF EXISTS student_ids");
    }

    @Test
    void indexesAreUniqueOrNot() {
        renders(
                new DdlNode.CreateIndex(ObjectName.of("ix"), T, List.of("a", "b"), false, List.of()),
                "CREATE INDEX IF NOT EXISTS ix ON t (a, b)");
        renders(
                new DdlNode.CreateIndex(ObjectName.of("ux"), T, List.of("a"), true, List.of()),
                "CREATE UNIQUE INDEX IF NOT EXISTS ux ON t (a)");
        renders(new DdlNode.DropIndex(ObjectName.of("ix")), "DROP INDEX IF EXISTS ix");
    }

    @Test
    void schemaPrecedesTheName() {
        renders(new DdlNode.DropTable(new ObjectName(Optional.of("App"), "t")), "DROP TABLE IF EXISTS \"App\".t");
    }

    @Test
    void dialectWithoutIfNotExistsLeavesItOut() {
        assertThat(Dialect.STANDARD.render(new DdlNode.DropTable(T))).isEqualTo("DROP TABLE t");
        assertThat(Dialect.STANDARD.render(new DdlNode.CreateSequence(ObjectName.of("q"), 1, 1)))
                .isEqualTo("CREATE SEQUENCE q START WITH 1 INCREMENT BY 1");
    }

    @Test
    void aDialectMaySpellTypesItsOwnWay() {
        Dialect own = Dialect.named("own")
                .typeNames(type -> type == Simple.DOUBLE ? "DOUBLE PRECISION" : type.toString())
                .build();
        assertThat(own.render(new DdlNode.CreateTable(
                        T,
                        List.of(column("a", Simple.DOUBLE), column("b", Simple.INTEGER)),
                        List.of(),
                        List.of(),
                        List.of())))
                .isEqualTo("CREATE TABLE t (a DOUBLE PRECISION, b INTEGER)");
    }
}
