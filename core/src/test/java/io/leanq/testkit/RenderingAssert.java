package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Table;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asserts the SQL of a statement: its exact text and bound values, and in the same breath that Calcite parses it with as
 * many placeholders as there are values, and finds nothing wrong with it against the tables' types.
 */
public final class RenderingAssert {
    private static final RenderingAssert KIT = knowing();

    private final CalciteJudge judge;

    private RenderingAssert(CalciteJudge judge) {
        this.judge = judge;
    }

    /** Against the kit's own tables and these. */
    public static RenderingAssert knowing(Table<?>... more) {
        List<Table<?>> tables = new ArrayList<>(List.of(Students.STUDENTS, Addresses.ADDRESSES, Readings.READINGS));
        tables.addAll(List.of(more));
        return new RenderingAssert(CalciteJudge.knowing(tables.toArray(new Table<?>[0])));
    }

    /**
     * For statements over the kit's tables.
     *
     * @param binds the values in the order of the question marks, as they go to the driver; byte[] stands for bytes
     */
    public static void assertRenders(
            Statement statement, Dialect dialect, String sql, @Nullable Object @Nullable ... binds) {
        KIT.renders(statement, dialect, sql, binds);
    }

    /** {@link #assertRenders} for statements over this one's tables. */
    public void renders(Statement statement, Dialect dialect, String sql, @Nullable Object @Nullable ... binds) {
        Rendered rendered = statement.render(dialect);
        assertThat(rendered.sql()).isEqualTo(sql);
        assertThat(values(rendered)).isEqualTo(expected(binds));
        assertThat(CalciteJudge.parse(sql))
                .as("placeholders in %s", sql)
                .isEqualTo(values(rendered).size());
        if (CalciteExceptions.NOT_VALIDATED.contains(sql)) {
            return;
        }
        assertThat(judge.objection(sql)).as("Calcite's objection to %s", sql).isNull();
    }

    private static List<@Nullable Object> values(Rendered rendered) {
        List<@Nullable Object> values = new ArrayList<>();
        for (ExpressionNode.Bind bind : rendered.binds()) {
            values.add(bind.value());
        }
        return values;
    }

    /** A lone null is one value, NULL. */
    private static List<@Nullable Object> expected(@Nullable Object @Nullable [] binds) {
        List<@Nullable Object> values = new ArrayList<>();
        if (binds == null) {
            values.add(null);
            return values;
        }
        for (Object bind : binds) {
            values.add(bind instanceof byte[] bytes ? Bytes.of(bytes) : bind);
        }
        return values;
    }
}
