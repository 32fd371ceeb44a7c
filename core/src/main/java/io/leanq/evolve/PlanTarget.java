package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.Collection;

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
     * Runs a statement that changes rows, in a transaction of its own.
     *
     * @return the number of changed rows; -1 if the database does not tell
     * @throws io.leanq.SqlException if the database refuses the statement
     */
    long execute(ChangeNode rows);
}
