package io.leanq.tree;

import java.util.List;

/** {@code name (columns) AS (query)} after WITH. The query of a recursive common table refers to that table itself. */
public record CommonTable(TableIdentity table, List<String> columns, QueryNode query, boolean recursive) {
    public CommonTable {
        columns = List.copyOf(columns);
    }
}
