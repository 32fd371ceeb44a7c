package io.leanq.render;

import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import java.util.Set;

/** Finds the tables that a query reads. */
public final class ReadTables {

    private ReadTables() {}

    /** The tables and views in the query, its sub-queries and its common tables, in the order of the text. */
    public static Set<ObjectName> of(QueryNode query) {
        return InnerQueries.tables(query);
    }
}
