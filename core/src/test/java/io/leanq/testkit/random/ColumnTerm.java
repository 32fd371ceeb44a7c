package io.leanq.testkit.random;

import io.leanq.query.Expression;
import org.jspecify.annotations.Nullable;

/** A column of a source. */
final class ColumnTerm extends Term {
    private final Instance source;
    private final int column;

    ColumnTerm(Instance source, int column) {
        super(source.kinds().get(column), source.bounds().get(column));
        this.source = source;
        this.column = column;
    }

    boolean isOf(Instance instance, int place) {
        return source == instance && column == place;
    }

    @Override
    Expression<?> build(Build build) {
        return source.column(column, build);
    }

    @Override
    @Nullable
    Object value(Frame frame) {
        return frame.value(source, column);
    }

    @Override
    boolean isConstant() {
        return false;
    }
}
