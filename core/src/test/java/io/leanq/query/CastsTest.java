package io.leanq.query;

import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.rand;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.TableRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The casts on which engines agree: their SQL, and their values in the rows of Calcite and H2. */
class CastsTest {
    private static final DynamicTable TEXTS = Table.named("texts")
            .column("number", DataType.VARCHAR(40))
            .column("day", DataType.VARCHAR)
            .column("clock", DataType.VARCHAR)
            .column("moment", DataType.VARCHAR)
            .column("truth", DataType.VARCHAR)
            .build();

    private final Readings r = READINGS;
    private final RenderingAssert kit = RenderingAssert.knowing(List.of(new TableRows(TEXTS, rows())));

    private static List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("1.555", "2024-02-29", "10:20:30", "2024-02-29 10:20:30.567", "true"));
        rows.add(Arrays.asList(" -0.005 ", " 2024-2-9 ", " 10:20:30.5678 ", "2024-02-29", "FALSE"));
        rows.add(Arrays.asList("1e2", "0001-01-01", "00:00:00", "1969-12-31 23:59:59.999", " True "));
        rows.add(Arrays.asList(
                "0.0049999999999999999999999", "9999-12-31", "23:59:59.999", "0001-01-01 00:00:00", null));
        rows.add(Arrays.asList("+12345678.995", "1969-12-31", null, " 2038-01-19 03:14:07.0 ", "false"));
        rows.add(Arrays.asList(null, null, "1:2:3", null, null));
        return rows;
    }

    private static TextExpression text(String column) {
        return TEXTS.get(column, column.equals("number") ? DataType.VARCHAR(40) : DataType.VARCHAR);
    }

    private void ofTexts(Expression<?> expression, String sql, Object... binds) {
        kit.renders(select(expression).from(TEXTS), LEANXCALE_LIKE, "SELECT " + sql + " FROM texts", binds);
    }

    private void renders(Expression<?> expression, String sql, Object... binds) {
        assertRenders(select(expression).from(r), LEANXCALE_LIKE, "SELECT " + sql + " FROM readings", binds);
    }

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void textBecomesARoundedDecimal() {
        ofTexts(
                cast(text("number"), DataType.DECIMAL(10, 2)),
                "CAST(ROUND(CAST(texts.number AS DECIMAL(38,30)), 2) AS DECIMAL(10,2))");
        ofTexts(
                cast(text("number"), DataType.DECIMAL(9, 0)).plus(1),
                "CAST(ROUND(CAST(texts.number AS DECIMAL(38,29)), 0) AS DECIMAL(9,0)) + CAST(? AS DECIMAL(9,0))",
                java.math.BigDecimal.ONE);
        ofTexts(cast(text("number"), DataType.DOUBLE), "CAST(texts.number AS DOUBLE)");
        refused(() -> cast(r.note, DataType.DECIMAL(38, 2)), "last digit", "fewer than 38 digits");
    }

    @Test
    void textBecomesATime() {
        ofTexts(cast(text("day"), DataType.DATE), "CAST(texts.\"day\" AS DATE)");
        ofTexts(cast(text("day"), DataType.DATE).year(), "EXTRACT(YEAR FROM CAST(texts.\"day\" AS DATE))");
        ofTexts(cast(text("clock"), DataType.TIME), "CAST(texts.clock AS TIME(3))");
        ofTexts(cast(text("moment"), DataType.TIMESTAMP), "CAST(texts.moment AS TIMESTAMP(3))");
        ofTexts(cast(value("2024-02-29"), DataType.DATE), "CAST(CAST(? AS VARCHAR) AS DATE)", "2024-02-29");
        renders(cast(r.taken, DataType.TIME), "CAST(readings.taken AS TIME(3))");
    }

    @Test
    void textBecomesABoolean() {
        ofTexts(cast(text("truth"), DataType.BOOLEAN), "CAST(texts.truth AS BOOLEAN)");
        ofTexts(cast(text("truth"), DataType.BOOLEAN).not(), "NOT CAST(texts.truth AS BOOLEAN)");
        Param<String> given = param("given", DataType.VARCHAR);
        kit.renders(
                select(cast(given, DataType.BOOLEAN)).from(TEXTS).with(given, "true"),
                LEANXCALE_LIKE,
                "SELECT CAST(CAST(? AS VARCHAR) AS BOOLEAN) FROM texts",
                "true");
    }

    @Test
    void dateAndBooleanBecomeText() {
        renders(cast(r.filed, DataType.VARCHAR), "CAST(readings.filed AS VARCHAR)");
        renders(cast(r.filed, DataType.VARCHAR(10)), "CAST(readings.filed AS VARCHAR(10))");
        renders(cast(r.valid, DataType.VARCHAR(5)), "CAST(readings.valid AS VARCHAR(5))");
        renders(cast(r.channel.gt(0), DataType.VARCHAR), "CAST(readings.channel > CAST(? AS INTEGER) AS VARCHAR)", 0);
        refused(() -> cast(r.filed, DataType.VARCHAR(9)), "cut it", "up to 10 characters");
        refused(() -> cast(r.valid, DataType.VARCHAR(4)), "cut it", "up to 5 characters");
    }

    @Test
    void booleanIsOneOrZero() {
        renders(cast(r.valid, DataType.INTEGER), "CASE WHEN readings.valid THEN 1 WHEN NOT readings.valid THEN 0 END");
        renders(
                cast(r.channel.gt(0), DataType.BIGINT),
                "CAST(CASE WHEN readings.channel > CAST(? AS INTEGER) THEN 1 WHEN NOT (readings.channel > CAST(? AS"
                        + " INTEGER)) THEN 0 END AS BIGINT)",
                0,
                0);
        renders(cast(value(true), DataType.INTEGER), "CASE WHEN ? THEN 1 WHEN NOT ? THEN 0 END", true, true);
        renders(
                Dsl.sum(cast(r.valid, DataType.INTEGER)),
                "SUM(CAST(CASE WHEN readings.valid THEN 1 WHEN NOT readings.valid THEN 0 END AS DECIMAL(30,0)))");
        refused(() -> cast(rand().gt(0.5), DataType.INTEGER), "cast", "RAND()");
    }

    @Test
    void numberIsTrueUnlessItIsZero() {
        renders(cast(r.channel, DataType.BOOLEAN), "readings.channel <> 0");
        renders(cast(r.price, DataType.BOOLEAN), "readings.price <> 0");
        renders(cast(r.level, DataType.BOOLEAN).not(), "NOT (readings.level <> 0)");
        renders(cast(value(5_000_000_000L), DataType.BOOLEAN), "CAST(? AS BIGINT) <> 0", 5_000_000_000L);
        assertThat(select(cast(r.channel, DataType.BOOLEAN))
                        .from(r)
                        .render(LEANXCALE_LIKE)
                        .holdsValues())
                .isFalse();
    }

    @Test
    void refusalNamesTheReasonAndAWayOut() {
        refused(() -> cast(r.price, DataType.VARCHAR), "DECIMAL(10,2)", ".50 or 0.50", "in Java");
        refused(() -> cast(r.taken, DataType.VARCHAR), "TIMESTAMP", "fraction of a second", "in Java");
        refused(() -> cast(r.filed, DataType.INTEGER), "DATE", "in Java");
        refused(() -> cast(r.filed, DataType.TIME), "DATE", "in Java");
        refused(() -> cast(r.valid, DataType.DATE), "BOOLEAN", "in Java");
        refused(() -> cast(r.raw, DataType.VARCHAR), "VARBINARY", "in Java");
    }
}
