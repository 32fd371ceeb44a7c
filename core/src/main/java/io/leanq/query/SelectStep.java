package io.leanq.query;

import io.leanq.tree.VendorNode;
import java.util.List;

/**
 * A select list, whose from clause comes next. Without a from clause it is a query of one row, such as
 * {@code SELECT NEXT VALUE FOR s}.
 */
public interface SelectStep<R> extends Query<R> {

    /** The first source of the from clause. */
    From<R> from(Source source);

    /**
     * Several sources: all combinations of their rows, of which {@code where} keeps those that belong together. It is
     * {@code from(first).crossJoin(…)}, written {@code FROM first CROSS JOIN …}.
     *
     * @throws io.leanq.InvalidStatement if two of the sources have the same name or alias
     */
    From<R> from(Source first, Source... more);

    /** {@link #from(Source, Source...)} with sources that are known at run time only; at least one. */
    From<R> from(List<? extends Source> sources);

    /** {@code SELECT DISTINCT}: equal rows become one. Such a select can be ordered only by what it selects. */
    SelectStep<R> distinct();

    /** Adds a hint for the optimizer. A dialect that does not know the hint refuses to render the statement. */
    SelectStep<R> hint(VendorNode.QueryHint hint);
}
