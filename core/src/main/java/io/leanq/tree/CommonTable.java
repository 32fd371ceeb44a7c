package io.leanq.tree;

import java.util.List;

/** {@code name (columns) AS (query)} behind WITH; the query of a recursive one refers to the table itself. */
public record CommonTable(TableIdentity table, List<String> columns, QueryNode query, boolean recursive) {
    public CommonTable {
        columns = List.copyOf(columns);
    }
}
