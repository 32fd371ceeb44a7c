package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.ChangeNode;
import org.jspecify.annotations.Nullable;

/** The common parts of changes: the tree, which is made on first use, the values of the params, and the kept text. */
abstract class AbstractChange extends KeptText implements Change {
    private final ParamValues values;

    AbstractChange(ParamValues values) {
        this.values = values;
    }

    abstract ChangeNode node();

    /** The change without values. Each {@code with} starts from it, so that repeated calls do not nest. */
    AbstractChange template() {
        return this;
    }

    /**
     * Checks the number of rows that an execution has changed.
     *
     * @param changed {@link io.leanq.driver.RowCounts#UNREPORTED} if the server does not report it
     * @throws io.leanq.StaleRow if the change is one of a row in one version, and has not found it
     * @throws io.leanq.LeanqException if it is one, and the server does not report whether it has found the row
     */
    void requireOutcome(long changed) {}

    final ParamValues values() {
        return values;
    }

    /** The implementation behind the interface that users see. */
    static AbstractChange known(Change change) {
        if (change instanceof AbstractChange known) {
            return known;
        }
        if (change instanceof DelegatingInsert delegating) {
            return known(delegating.insert());
        }
        if (change instanceof PlainChange) {
            throw new InvalidStatement("plain SQL is no statement of a batch: execute it for each row, or batch an"
                    + " insert, update or delete of the Dsl");
        }
        if (change.commits()) {
            throw new InvalidStatement("a change of the schema is no statement of a batch: execute it by itself");
        }
        throw new InvalidStatement("changes are made by Dsl, not by implementing Change");
    }

    @Override
    public final <V> Change with(Param<V> param, V value) {
        return new Filled(template(), values.with(param, value));
    }

    @Override
    public final boolean commits() {
        return node() instanceof ChangeNode.Truncate;
    }

    @Override
    public final BoundSql bound(Dialect dialect) {
        Needed.DIALECT.in("bound", dialect);
        return new BoundSql(template().text(dialect, values), values, this);
    }

    @Override
    final SqlText rendered(Dialect dialect, int longest) {
        return dialect.render(node(), longest);
    }

    @Override
    public final Rendered render(Dialect dialect) {
        return bound(Needed.DIALECT.in("render", dialect)).rendered();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        Object bare = other instanceof DelegatingInsert delegating ? delegating.insert() : other;
        return bare instanceof AbstractChange that
                && StackDepth.guarded(() -> node().equals(that.node()))
                && values.equals(that.values);
    }

    @Override
    public final int hashCode() {
        return 31 * StackDepth.guarded(() -> node().hashCode()) + values.hashCode();
    }

    @Override
    public final String toString() {
        return Descriptions.of(() -> Dialect.STANDARD.describe(node()));
    }

    /** A change with values for its params: the same tree, the same kept text. */
    private static final class Filled extends AbstractChange {
        private final AbstractChange template;

        Filled(AbstractChange template, ParamValues values) {
            super(values);
            this.template = template;
        }

        @Override
        AbstractChange template() {
            return template;
        }

        @Override
        ChangeNode node() {
            return template.node();
        }

        @Override
        void requireOutcome(long changed) {
            template.requireOutcome(changed);
        }
    }
}
