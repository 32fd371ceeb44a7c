package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Table;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asserts the SQL of a statement: its exact text and its bound values. It also asserts that Calcite parses the text
 * with as many placeholders as values, validates it against the types of the tables, and finds the same rows as H2 does
 * for the statement in H2's own dialect. Calcite's engine runs no changes: their conditions and values are run as
 * queries, and on H2 the change must leave the rows that follow from them.
 */
public final class RenderingAssert {
    private static final RenderingAssert KIT = knowing();

    private final CalciteJudge judge;
    private final RowsAssert engines;

    private RenderingAssert(List<TableRows> tables) {
        this.judge = CalciteJudge.knowing(tables.stream().map(TableRows::table).toArray(Table<?>[]::new));
        this.engines = new RowsAssert(tables);
    }

    /**
     * Checks statements over the kit's tables and these, which get everyday and edge values of their columns' types.
     */
    public static RenderingAssert knowing(Table<?>... more) {
        return knowing(Arrays.stream(more).map(EdgeRows::of).toList());
    }

    /** Checks statements over the kit's tables and these. */
    public static RenderingAssert knowing(List<TableRows> more) {
        List<TableRows> tables = new ArrayList<>(KitRows.all());
        tables.addAll(more);
        return new RenderingAssert(tables);
    }

    /**
     * Asserts the SQL of a statement over the kit's tables.
     *
     * @param binds the values in the order of the question marks, as the driver gets them; byte[] stands for
     *     {@code Bytes}
     */
    public static void assertRenders(
            Statement statement, Dialect dialect, String sql, @Nullable Object @Nullable ... binds) {
        KIT.renders(statement, dialect, sql, binds);
    }

    /** {@link #assertRenders} for a statement over the tables of this object. */
    public void renders(Statement statement, Dialect dialect, String sql, @Nullable Object @Nullable ... binds) {
        Rendered rendered = statement.render(dialect);
        assertThat(rendered.sql()).isEqualTo(sql);
        assertThat(values(rendered)).isEqualTo(expected(binds));
        assertThat(CalciteJudge.parse(sql))
                .as("placeholders in %s", sql)
                .isEqualTo(values(rendered).size());
        String objection = judge.objection(sql);
        CalciteExceptions.Entry entry = CalciteExceptions.of(sql);
        if (entry != null && entry.kind() == CalciteExceptions.Kind.NOT_VALIDATED) {
            assertThat(objection).as("is the exception still needed? %s", sql).isEqualTo(entry.words());
        } else {
            assertThat(objection).as("Calcite's objection to %s", sql).isNull();
        }
        engines.agree(statement, dialect, sql);
    }

    private static List<@Nullable Object> values(Rendered rendered) {
        List<@Nullable Object> values = new ArrayList<>();
        for (ExpressionNode.Bind bind : rendered.binds()) {
            values.add(bind.value());
        }
        return values;
    }

    /** The expected values; a single null is one NULL. */
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
