package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.Collection;
import java.util.List;

/** A database against which a plan runs. {@code Database} is one. */
public interface PlanTarget {

    /** The dialect in which the database's statements are rendered. */
    Dialect dialect();

    /**
     * Reads the schema of the tables, views and sequences with these names that exist. A name without a schema refers
     * to the session's default schema.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    SchemaState state(Collection<ObjectName> names);

    /**
     * Runs a DDL statement, which the database commits at once.
     *
     * @throws io.leanq.SqlException if the database refuses the statement
     */
    void execute(DdlNode ddl);

    /**
     * Runs statements that change rows, in one transaction.
     *
     * @throws io.leanq.SqlException if the database refuses a statement; then none has an effect
     */
    void execute(List<ChangeNode> rows);
}
