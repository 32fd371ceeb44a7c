package io.leanq.query;

import io.leanq.tree.VendorNode;

/**
 * A select list, of which the from clause comes next; without one it is one row, such as
 * {@code SELECT NEXT VALUE FOR s}.
 */
public interface SelectStep<R> extends Query<R> {

    From<R> from(Source source);

    /** {@code SELECT DISTINCT}: rows that are alike become one. It can be ordered only by what is selected. */
    SelectStep<R> distinct();

    /** A hint for the optimizer; a dialect that does not know it refuses the statement. */
    SelectStep<R> hint(VendorNode.QueryHint hint);
}
