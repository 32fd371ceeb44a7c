package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * An insert that delegates to another one and adds types to it: the superclass for the rows of the generated
 * {@code InsertColumnsN}. Immutable.
 */
public abstract class DelegatingInsert implements Insert {
    private final Insert insert;

    protected DelegatingInsert(Insert insert) {
        this.insert = insert;
    }

    final Insert insert() {
        return insert;
    }

    @Override
    public final <V> Change with(Param<V> param, V value) {
        return insert.with(param, value);
    }

    @Override
    public final Rendered render(Dialect dialect) {
        return insert.render(dialect);
    }

    @Override
    public final BoundSql bound(Dialect dialect) {
        return insert.bound(dialect);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return insert.equals(other instanceof DelegatingInsert that ? that.insert : other);
    }

    @Override
    public final int hashCode() {
        return insert.hashCode();
    }

    @Override
    public final String toString() {
        return insert.toString();
    }
}
