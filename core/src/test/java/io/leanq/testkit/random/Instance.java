package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.Source;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source in a from clause, under its own name. */
abstract class Instance {
    private final String name;
    private final List<Kind> kinds;
    private final List<BigDecimal> bounds;

    Instance(String name, List<Kind> kinds, List<BigDecimal> bounds) {
        this.name = name;
        this.kinds = kinds;
        this.bounds = bounds;
    }

    final String name() {
        return name;
    }

    final List<Kind> kinds() {
        return kinds;
    }

    final List<BigDecimal> bounds() {
        return bounds;
    }

    abstract Source source(Build build);

    abstract Expression<?> column(int place, Build build);

    /** The rows of the source, in no particular order. */
    abstract List<@Nullable Object[]> rows(@Nullable Frame outer);

    /** Whether it has other rows for each row of the sources before it. */
    boolean isLateral() {
        return false;
    }

    /** The query of a derived table; null for a table. */
    @Nullable
    QueryTerm query() {
        return null;
    }

    @Override
    public String toString() {
        return name;
    }
}
