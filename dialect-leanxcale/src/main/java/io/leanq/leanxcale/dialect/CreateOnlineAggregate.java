package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;
import java.util.List;

/**
 * {@code CREATE ONLINE AGGREGATE a AS SUM(c) AS s, … FROM t GROUP BY CTUMBLE(…) ts} (docs/leanxcale.md, "Documented
 * DDL"). Keys other than windows are recalled.
 */
public record CreateOnlineAggregate(
        ObjectName name, ObjectName table, List<OnlineAggregateClause> aggregates, List<OnlineAggregateClause> keys)
        implements VendorNode.SchemaStatement {
    public CreateOnlineAggregate {
        aggregates = List.copyOf(aggregates);
        keys = List.copyOf(keys);
    }

    @Override
    public String feature() {
        return "CREATE ONLINE AGGREGATE";
    }

    @Override
    public String alternative() {
        return "create a view that groups the rows, or keep the aggregates in a table of their own";
    }

    static void write(CreateOnlineAggregate node, SqlWriter out) {
        out.sql("CREATE ONLINE AGGREGATE ").name(node.name).sql(" AS ");
        write(node.aggregates, out);
        out.sql(" FROM ").name(node.table).sql(" GROUP BY ");
        write(node.keys, out);
    }

    private static void write(List<OnlineAggregateClause> parts, SqlWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            out.sql(i > 0 ? ", " : "");
            OnlineAggregateClause.write(parts.get(i), out);
        }
    }
}
