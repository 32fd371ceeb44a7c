package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;

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

    /** A statement that changes rows, without values. */
    record OfRows(ChangeNode change) implements PlanStatement {
        @Override
        public String sql(Dialect dialect) {
            return dialect.render(change, 0).sql();
        }

        @Override
        public void run(PlanTarget target) {
            target.execute(change);
        }
    }
}
