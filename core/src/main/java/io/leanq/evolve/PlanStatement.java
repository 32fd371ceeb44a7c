package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import java.util.List;
import java.util.stream.Collectors;

/** The statement of a step. Immutable. */
public sealed interface PlanStatement {

    /**
     * Its text, with its values written as literals.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of it
     */
    String sql(Dialect dialect);

    /**
     * Runs the statement.
     *
     * @throws io.leanq.SqlException if the database refuses it
     */
    void run(PlanTarget target);

    /** A statement that changes the schema. */
    record OfSchema(DdlNode ddl) implements PlanStatement {
        @Override
        public String sql(Dialect dialect) {
            return dialect.render(ddl);
        }

        @Override
        public void run(PlanTarget target) {
            target.execute(ddl);
        }
    }

    /** Statements that change rows, without values, in one transaction. Their texts stand with {@code ;} between. */
    record OfRows(List<ChangeNode> changes) implements PlanStatement {
        public OfRows {
            changes = List.copyOf(changes);
        }

        @Override
        public String sql(Dialect dialect) {
            return changes.stream()
                    .map(change -> dialect.render(change, 0).sql())
                    .collect(Collectors.joining(";\n"));
        }

        @Override
        public void run(PlanTarget target) {
            target.execute(changes);
        }
    }
}
