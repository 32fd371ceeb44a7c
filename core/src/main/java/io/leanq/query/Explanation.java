package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;

/** {@code EXPLAIN PLAN FOR} a statement: the lines of the plan. Used by {@code Executor.explain}. Immutable. */
public final class Explanation implements Rows<String> {
    private final Statement statement;

    private Explanation(Statement statement) {
        this.statement = statement;
    }

    /** The plan of the statement with its values. */
    public static Explanation of(Statement statement) {
        return new Explanation(statement);
    }

    @Override
    public <V> Rows<String> with(Param<V> param, V value) {
        throw new InvalidStatement("explain(…).with(…): give the values to the statement that is explained");
    }

    @Override
    public RowReader<String> reader() {
        return (cells, at) -> cells.getString(at);
    }

    @Override
    public Rendered render(Dialect dialect) {
        return bound(dialect).rendered();
    }

    @Override
    public BoundSql bound(Dialect dialect) {
        if (statement instanceof Change change && change.commits()) {
            throw new InvalidStatement("explain(…): a change of the schema, or a truncate, has no plan");
        }
        return statement.bound(dialect).after(dialect.explain());
    }

    @Override
    public String toString() {
        return "EXPLAIN PLAN FOR " + statement;
    }
}
