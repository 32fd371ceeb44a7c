package io.leanq.render;

import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints inserts, upserts, updates and deletes; {@link MergeRenderer} prints merges. */
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
        ChangeNode.InsertSource source = node.source();
        if (source instanceof ChangeNode.InsertSource.Values values) {
            rows(node.columns(), values.rows());
        } else if (source instanceof ChangeNode.InsertSource.Defaults) {
            out.sql("VALUES (DEFAULT")
                    .sql(", DEFAULT".repeat(node.columns().size() - 1))
                    .sql(')');
        } else if (source instanceof ChangeNode.InsertSource.IfAbsent row) {
            ifAbsent(node.columns(), row);
        } else {
            out.queries().render(((ChangeNode.InsertSource.FromQuery) source).query());
        }
        return null;
    }

    /** The condition has its values beside the key's columns, so that the server looks the row up by its key. */
    private void ifAbsent(List<ExpressionNode.Column> columns, ChangeNode.InsertSource.IfAbsent source) {
        out.sql("SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            typed(columns.get(i), source.row().get(i));
        }
        out.sql(" FROM ").sql(QueryRenderer.ONE_ROW).sql(" WHERE NOT EXISTS (");
        out.queries().render(source.existing());
        out.sql(')');
    }

    void names(List<ExpressionNode.Column> columns) {
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

    @Override
    public Void merge(ChangeNode.Merge node) {
        new MergeRenderer(out, this).render(node);
        return null;
    }

    @Override
    public Void truncate(ChangeNode.Truncate node) {
        out.require(Feature.TRUNCATE);
        out.sql(out.dialect().ddlForms().truncate()).name(node.table().table().name());
        return null;
    }

    /** Prints a value where the server infers its type from the column that it is written to. */
    void written(ExpressionNode.Column column, ExpressionNode value) {
        requireLength(column, value);
        out.expressions().render(value);
    }

    /** Prints a value that must say its own type. */
    void typed(ExpressionNode.Column column, ExpressionNode value) {
        requireLength(column, value);
        out.expressions().renderTyped(value);
    }

    private void requireLength(ExpressionNode.Column column, ExpressionNode value) {
        if (column.type().length().isPresent() && out.dialect().checksLengths() && !out.isLenient()) {
            if (value instanceof ExpressionNode.Bind bind) {
                requireLength(column, bind.value());
            } else if (value instanceof ExpressionNode.Literal literal) {
                requireLength(column, literal.value());
            } else if (value instanceof ExpressionNode.Parameter parameter) {
                out.limit(new ParameterLimit(parameter, column.type(), Optional.of(column.name()), true));
            }
        }
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
