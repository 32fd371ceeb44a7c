package io.leanq.query;

import io.leanq.tree.VendorNode;

/**
 * A select list, whose from clause comes next. Without a from clause it is a query of one row, such as
 * {@code SELECT NEXT VALUE FOR s}.
 */
public interface SelectStep<R> extends Query<R> {

    /** The first source of the from clause. */
    From<R> from(Source source);

    /** {@code SELECT DISTINCT}: equal rows become one. Such a select can be ordered only by what it selects. */
    SelectStep<R> distinct();

    /** Adds a hint for the optimizer. A dialect that does not know the hint refuses to render the statement. */
    SelectStep<R> hint(VendorNode.QueryHint hint);
}
