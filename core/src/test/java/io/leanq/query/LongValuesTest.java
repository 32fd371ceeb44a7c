package io.leanq.query;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.row.Row2;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.RenderingAssert;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Bytes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Values that are longer than the column beside them. Calcite gives a placeholder without a cast the type of the
 * column, and truncates a longer value. So a longer value is cast to its own type; a value that fits has no cast, so
 * that keys are looked up. Each condition is run on Calcite.
 */
class LongValuesTest {

    static final class Codes extends Table<Codes> {
        static final Codes CODES = Table.define("codes", Codes::new);
        final NumberColumn<Codes, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Codes> v = column("v", VARCHAR(5));
        final TextColumn<Codes> c = column("c", CHAR(5));
        final TextColumn<Codes> loose = column("loose", VARCHAR);
        final PlainColumn<Codes, byte[]> b = column("b", VARBINARY(2));

        private Codes(TableRef<Codes> ref) {
            super(ref);
        }
    }

    private static final Codes T = Codes.CODES;
    private static final RenderingAssert KNOWING = RenderingAssert.knowing(T);
    private static CalciteEngine calcite;

    @BeforeAll
    static void start() throws Exception {
        calcite = new CalciteEngine()
                .with(
                        T,
                        List.of(
                                List.of(1, "annie", "ab   ", "annie", Bytes.of(new byte[] {1, 2})),
                                List.of(2, "bob", "abcde", "bobby", Bytes.of(new byte[] {1}))));
    }

    @AfterAll
    static void stop() throws Exception {
        calcite.close();
    }

    private static void finds(Condition condition, List<Integer> ids, String sql, @Nullable Object... binds)
            throws Exception {
        finds(select(T.id).from(T).where(condition), ids, sql, binds);
    }

    private static void finds(Query<Integer> query, List<Integer> ids, String sql, @Nullable Object... binds)
            throws Exception {
        KNOWING.renders(query, LEANXCALE_LIKE, "SELECT codes.id FROM codes WHERE " + sql, binds);
        List<Object> found = new ArrayList<>();
        calcite.fetch(query, LEANXCALE_LIKE).forEach(row -> found.add(row.get(0)));
        assertThat(found).as(sql).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void valueThatFitsHasNoCast() throws Exception {
        finds(T.v.eq("annie"), List.of(1), "codes.v = ?", "annie");
        finds(T.v.in(List.of("annie", "bob")), List.of(1, 2), "codes.v IN (?, ?)", "annie", "bob");
        finds(T.v.between("a", "annie"), List.of(1), "codes.v BETWEEN ? AND ?", "a", "annie");
        finds(T.b.eq(new byte[] {1, 2}), List.of(1), "codes.b = ?", (Object) new byte[] {1, 2});
        finds(T.loose.eq("annie"), List.of(1), "codes.loose = ?", "annie");
    }

    @Test
    void longerTextIsCast() throws Exception {
        finds(T.v.eq("anniexyz"), List.of(), "codes.v = CAST(? AS VARCHAR)", "anniexyz");
        finds(T.v.ne("anniexyz"), List.of(1, 2), "codes.v <> CAST(? AS VARCHAR)", "anniexyz");
        finds(T.v.lt("anniexyz"), List.of(1), "codes.v < CAST(? AS VARCHAR)", "anniexyz");
        finds(T.v.in(List.of("anniexyz", "bob")), List.of(2), "codes.v IN (CAST(? AS VARCHAR), ?)", "anniexyz", "bob");
        finds(
                T.v.between("annie", "anniexyz"),
                List.of(1),
                "codes.v BETWEEN ? AND CAST(? AS VARCHAR)",
                "annie",
                "anniexyz");
        finds(T.v.isDistinctFrom("anniexyz"), List.of(1, 2), "codes.v IS DISTINCT FROM CAST(? AS VARCHAR)", "anniexyz");
        finds(
                value("anniexyz").eq(T.v).or(value("anniexyz").between(T.v, T.v)),
                List.of(),
                "CAST(? AS VARCHAR) = codes.v OR CAST(? AS VARCHAR) BETWEEN codes.v AND codes.v",
                "anniexyz",
                "anniexyz");
    }

    @Test
    void longerBytesAreCast() throws Exception {
        byte[] longer = {1, 2, 3};
        finds(T.b.eq(longer), List.of(), "codes.b = CAST(? AS VARBINARY)", (Object) longer);
        finds(T.b.lt(longer), List.of(1, 2), "codes.b < CAST(? AS VARBINARY)", (Object) longer);
    }

    @Test
    void patternIsAlwaysCast() throws Exception {
        finds(T.v.like("annie%%"), List.of(1), "codes.v LIKE CAST(? AS VARCHAR)", "annie%%");
        finds(T.v.startsWith("anniexyz"), List.of(), "codes.v LIKE CAST(? AS VARCHAR) ESCAPE '!'", "anniexyz%");
        finds(T.c.like("a%"), List.of(1, 2), "codes.c LIKE CAST(? AS VARCHAR)", "a%");
        finds(value("annie").like(T.v), List.of(1), "? LIKE codes.v", "annie");
        finds(value("anniexyz").like(T.v), List.of(), "CAST(? AS VARCHAR) LIKE codes.v", "anniexyz");
    }

    /** Comparisons of CHAR ignore trailing spaces; comparisons of other text types do not. */
    @Test
    void charKeepsItsPaddingRule() throws Exception {
        finds(T.c.eq("ab"), List.of(1), "codes.c = ?", "ab");
        finds(T.c.eq("ab        "), List.of(1), "codes.c = ?", "ab        ");
        finds(T.c.eq("abcdefg"), List.of(), "codes.c = CAST(? AS CHAR(7))", "abcdefg");
        finds(T.c.lt("abcdefg"), List.of(1, 2), "codes.c < CAST(? AS CHAR(7))", "abcdefg");
        finds(
                tuple(T.c, T.id).in(List.of(new Row2<>("ab", 1))),
                List.of(1),
                "(codes.c, codes.id) IN ((CAST(? AS CHAR(5)), CAST(? AS INTEGER)))",
                "ab",
                1);
        finds(T.c.nullIf("ab").isNull(), List.of(1), "NULLIF(codes.c, CAST(? AS CHAR(5))) IS NULL", "ab");
        finds(T.c.upper().eq("AB"), List.of(1), "UPPER(codes.c) = CAST(? AS CHAR(5))", "AB");
    }

    /** The server derives the length of a computed text, which can differ from the length that LeanQ derives. */
    @Test
    void textBesideAComputedTextIsCast() throws Exception {
        finds(T.v.upper().eq("ANNIE"), List.of(1), "UPPER(codes.v) = CAST(? AS VARCHAR)", "ANNIE");
        finds(
                T.v.concat(T.v).eq("annieanniexyz"),
                List.of(),
                "(codes.v || codes.v) = CAST(? AS VARCHAR)",
                "annieanniexyz");
        finds(
                T.v.substring(1, 2).ne("anniexyz"),
                List.of(1, 2),
                "SUBSTRING(codes.v FROM CAST(? AS INTEGER) FOR CAST(? AS INTEGER)) <> CAST(? AS VARCHAR)",
                1,
                2,
                "anniexyz");
    }

    @Test
    void valueBesideAnAggregateIsCast() throws Exception {
        Query<String> query = select(max(T.v)).from(T).groupBy(T.id).having(max(T.v).eq("bobxyz"));
        KNOWING.renders(
                query,
                LEANXCALE_LIKE,
                "SELECT MAX(codes.v) FROM codes GROUP BY codes.id HAVING MAX(codes.v) = CAST(? AS VARCHAR)",
                "bobxyz");
        assertThat(calcite.fetch(query, LEANXCALE_LIKE)).isEmpty();
    }

    /** The expressions of the language compare only numbers of one kind; the tree has no such rule. */
    @Test
    void fractionBesideWholeNumbersIsCast() throws Exception {
        BigDecimal half = new BigDecimal("1.5");
        Condition less = Expressions.condition(new ExpressionNode.Comparison(
                ExpressionNode.Comparison.Operator.LESS,
                T.id.node(),
                value(half, DECIMAL(2, 1)).node()));
        finds(less, List.of(1), "codes.id < CAST(? AS DECIMAL(2,1))", half);
    }

    @Test
    void joinConditionsFollowTheSameRule() throws Exception {
        Codes other = T.as("o");
        Query<Integer> query =
                select(T.id).from(T).join(other).on(other.id.eq(T.id).and(other.v.eq("anniexyz")));
        KNOWING.renders(
                query,
                LEANXCALE_LIKE,
                "SELECT codes.id FROM codes JOIN codes AS o ON o.id = codes.id AND o.v = CAST(? AS VARCHAR)",
                "anniexyz");
        assertThat(calcite.fetch(query, LEANXCALE_LIKE)).isEmpty();
    }

    @Test
    void lengthOfAParamsValueSelectsTheText() throws Exception {
        Param<String> name = param("name", VARCHAR);
        Param<String> last = param("last", VARCHAR);
        Query<Integer> query = select(T.id).from(T).where(T.v.eq(name).or(T.v.gt(last)));
        finds(query.with(name, "annie").with(last, "zzz"), List.of(1), "codes.v = ? OR codes.v > ?", "annie", "zzz");
        finds(
                query.with(name, "anniexyz").with(last, "b"),
                List.of(2),
                "codes.v = CAST(? AS VARCHAR) OR codes.v > CAST(? AS VARCHAR)",
                "anniexyz",
                "b");
        Query<Integer> shorter = query.with(name, "annie").with(last, "z");
        Query<Integer> longer = query.with(name, "annie").with(last, "zzzzzzzz");
        Query<Integer> longest = query.with(name, "annie!").with(last, "z");
        assertThat(longer.bound(LEANXCALE_LIKE).sql())
                .isNotEqualTo(shorter.bound(LEANXCALE_LIKE).sql())
                .isSameAs(longest.bound(LEANXCALE_LIKE).sql());
        assertThat(query.with(name, "b").with(last, "a").bound(LEANXCALE_LIKE).sql())
                .isSameAs(shorter.bound(LEANXCALE_LIKE).sql());
    }

    @Test
    void paramsOfCharHaveRoomForTheLongestValue() throws Exception {
        Param<String> code = param("code", CHAR(5));
        Query<Integer> query =
                select(T.id).from(T).where(T.c.eq(code).or(T.c.upper().eq(code)));
        finds(query.with(code, "ab"), List.of(1), "codes.c = ? OR UPPER(codes.c) = CAST(? AS CHAR(5))", "ab", "ab");
        String long70 = "abcde".repeat(14);
        finds(
                query.with(code, "abcdefg"),
                List.of(),
                "codes.c = CAST(? AS CHAR(64)) OR UPPER(codes.c) = CAST(? AS CHAR(64))",
                "abcdefg",
                "abcdefg");
        finds(
                query.with(code, long70),
                List.of(),
                "codes.c = CAST(? AS CHAR(128)) OR UPPER(codes.c) = CAST(? AS CHAR(128))",
                long70,
                long70);
    }
}
