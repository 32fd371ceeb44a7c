package io.leanq.schema;

import io.leanq.render.Dialect;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.Collection;

/** A database that a schema can be created in. {@code Database} is one. */
public interface SchemaTarget {

    Dialect dialect();

    /** What the database has of the named tables and sequences. */
    Catalog catalog(Collection<ObjectName> names);

    /** Runs DDL, which the database commits by itself. */
    void execute(DdlNode ddl);
}
