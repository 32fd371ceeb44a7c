package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import java.util.List;

/**
 * A column of a table, of a table's alias or of a view, as queries see it. {@link io.leanq.schema.Column} is its only
 * subclass. It is a class and no interface, since queries test many expressions for it, and {@code instanceof} is
 * faster with a class. Immutable.
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

    /** The names of the columns that identify a row of the source; empty if there are none. */
    protected abstract List<String> keyOfSource();
}
