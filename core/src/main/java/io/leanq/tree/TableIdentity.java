package io.leanq.tree;

/**
 * Which definition of a table is meant. Compared by identity on purpose: two definitions are two tables even under one
 * name, so that a column of one is never taken for a column of the other.
 */
public final class TableIdentity {
    private final ObjectName name;

    public TableIdentity(ObjectName name) {
        this.name = name;
    }

    public ObjectName name() {
        return name;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
