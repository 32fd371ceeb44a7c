package io.leanq.render;

import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints inserts, upserts, updates and deletes. */
final class ChangeRenderer implements ChangeNode.Visitor<Void> {
    private final SqlWriter out;

    ChangeRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(ChangeNode node) {
        node.accept(this);
    }

    @Override
    public Void insert(ChangeNode.Insert node) {
        switch (node.mode()) {
            case INSERT -> out.sql("INSERT INTO ");
            case UPSERT -> {
                out.require(Feature.UPSERT);
                out.sql("UPSERT INTO ");
            }
        }
        out.name(node.table().table().name()).sql(' ');
        names(node.columns());
        out.sql(' ');
        if (node.source() instanceof ChangeNode.InsertSource.Values values) {
            rows(node.columns(), values.rows());
        } else {
            out.queries().render(((ChangeNode.InsertSource.FromQuery) node.source()).query());
        }
        return null;
    }

    private void names(List<ExpressionNode.Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "(" : ", ").name(columns.get(i).name());
        }
        out.sql(')');
    }

    private void rows(List<ExpressionNode.Column> columns, List<List<ExpressionNode>> rows) {
        out.sql("VALUES ");
        for (int i = 0; i < rows.size(); i++) {
            List<ExpressionNode> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                out.sql(j > 0 ? ", " : i == 0 ? "(" : ", (");
                written(columns.get(j), row.get(j));
            }
            out.sql(')');
        }
    }

    @Override
    public Void update(ChangeNode.Update node) {
        enter(node.table());
        out.sql("UPDATE ").name(node.table().table().name());
        for (int i = 0; i < node.assignments().size(); i++) {
            ChangeNode.Assignment assignment = node.assignments().get(i);
            out.sql(i == 0 ? " SET " : ", ").name(assignment.column().name()).sql(" = ");
            written(assignment.column(), assignment.value());
        }
        where(node.where());
        return null;
    }

    @Override
    public Void delete(ChangeNode.Delete node) {
        enter(node.table());
        out.sql("DELETE FROM ").name(node.table().table().name());
        where(node.where());
        return null;
    }

    private void written(ExpressionNode.Column column, ExpressionNode value) {
        if (column.type().length().isPresent() && out.dialect().checksLengths() && !out.isLenient()) {
            if (value instanceof ExpressionNode.Bind bind) {
                requireLength(column, bind.value());
            } else if (value instanceof ExpressionNode.Literal literal) {
                requireLength(column, literal.value());
            } else if (value instanceof ExpressionNode.Parameter parameter) {
                out.limit(new ParameterLimit(parameter, column.type(), Optional.of(column.name()), true));
            }
        }
        out.expressions().render(value);
    }

    /**
     * Checks the length of a value. The message is made only for a failure, since this runs for each value of an
     * insert.
     */
    private static void requireLength(ExpressionNode.Column column, @Nullable Object value) {
        if (!WrittenLengths.fits(column.type(), value)) {
            WrittenLengths.require("column " + column.name(), column.type(), value);
        }
    }

    private void enter(SourceInstance.OfTable table) {
        Scope scope = new Scope(null, true, 1);
        scope.add(table);
        out.scope(scope);
    }

    private void where(Optional<ExpressionNode> condition) {
        if (condition.isPresent()) {
            out.sql(" WHERE ");
            out.expressions().render(condition.get());
        }
    }
}
