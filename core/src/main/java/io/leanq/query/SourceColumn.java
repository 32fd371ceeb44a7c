package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import java.util.List;

/**
 * A column of a table, of an alias of one or of a view, as queries see it. {@link io.leanq.schema.Column} is the only
 * kind; a class, since queries test many expressions for it and the test for a class is faster than that for an
 * interface.
 */
public abstract class SourceColumn<V> implements Expression<V> {
    private final ExpressionNode.Column node;

    protected SourceColumn(ExpressionNode.Column node) {
        this.node = node;
    }

    @Override
    public final ExpressionNode.Column node() {
        return node;
    }

    public final String name() {
        return node.name();
    }

    /** The names of the columns that identify a row of the source; empty if none do. */
    protected abstract List<String> keyOfSource();
}
