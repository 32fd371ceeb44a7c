package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.SourceInstance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An order in which no two rows are equal, so that each page begins where the page before ends.
 * {@link io.leanq.query.seek.Seek} is its only implementation.
 */
public interface PageOrder {

    /** The keys of the order by clause. */
    List<SortKey> sortKeys();

    /**
     * Checks the order for a select; called when it is said.
     *
     * @param outerJoined the sources whose columns are NULL in rows without a match
     * @throws io.leanq.InvalidStatement if two rows can be equal in the keys, or a key can be NULL
     */
    void requireNoTies(
            FromItem from, List<JoinedItem> joins, Optional<ExpressionNode> where, Set<SourceInstance> outerJoined);
}
