package io.leanq.render;

import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.SourceInstance;
import java.util.List;

/**
 * Prints merges in the form of the standard and of Calcite. Of LeanXcale only the name of the statement is documented,
 * its body is recalled (docs/leanxcale.md, "Recalled syntax"); a correction is made in this class.
 */
final class MergeRenderer {
    private static final SourceInstance ONE_ROW = new SourceInstance.OfQuery("one_row", List.of("nothing"), 0);

    private final SqlWriter out;
    private final ChangeRenderer changes;

    MergeRenderer(SqlWriter out, ChangeRenderer changes) {
        this.out = out;
        this.changes = changes;
    }

    /** The source is printed before the table is in scope, since its query does not see the table. */
    void render(ChangeNode.Merge node) {
        out.require(Feature.MERGE);
        out.sql("MERGE INTO ").name(node.table().table().name()).sql(" USING ");
        Scope pairs = new Scope(null, false, 2);
        Scope source = new Scope(null, false, 1);
        QueryRenderer.addTo(pairs, node.table());
        if (node.source().isPresent()) {
            FromItem item = node.source().get();
            out.queries().source(item);
            QueryRenderer.addTo(pairs, item.instance());
            QueryRenderer.addTo(source, item.instance());
        } else {
            out.sql(QueryRenderer.ONE_ROW);
            QueryRenderer.addTo(pairs, ONE_ROW);
        }
        out.scope(pairs);
        out.sql(" ON ");
        out.expressions().renderCondition(node.on());
        matched(node.matched());
        out.scope(source);
        notMatched(node.notMatched());
    }

    /** Calcite infers no type for a placeholder that is a new value. */
    private void matched(List<ChangeNode.Assignment> assignments) {
        for (int i = 0; i < assignments.size(); i++) {
            ChangeNode.Assignment assignment = assignments.get(i);
            out.sql(i == 0 ? " WHEN MATCHED THEN UPDATE SET " : ", ")
                    .name(assignment.column().name())
                    .sql(" = ");
            changes.typed(assignment.column(), assignment.value());
        }
    }

    private void notMatched(List<ChangeNode.Assignment> assignments) {
        if (assignments.isEmpty()) {
            return;
        }
        List<ExpressionNode.Column> columns =
                assignments.stream().map(ChangeNode.Assignment::column).toList();
        out.sql(" WHEN NOT MATCHED THEN INSERT ");
        changes.names(columns);
        out.sql(" VALUES (");
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            changes.written(columns.get(i), assignments.get(i).value());
        }
        out.sql(')');
    }
}
