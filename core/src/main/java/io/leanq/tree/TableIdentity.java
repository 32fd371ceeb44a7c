package io.leanq.tree;

import java.util.List;

/**
 * Which definition of a table is meant. Compared by identity on purpose: two definitions are two tables even under one
 * name, so that a column of one is never taken for a column of the other.
 */
public final class TableIdentity {
    private final ObjectName name;
    private volatile Names names = Names.NONE;

    /** The names inside the definition, for saying where a failure is. */
    public interface Names {
        /** A table of which nothing is known. */
        Names NONE = new Names() {
            @Override
            public List<String> columnNames() {
                return List.of();
            }

            @Override
            public List<String> columnsOf(String constraint) {
                return List.of();
            }
        };

        /** In the order of definition. */
        List<String> columnNames();

        /** The columns of a constraint or unique index by its name in any case; empty if there is none of this name. */
        List<String> columnsOf(String constraint);
    }

    public TableIdentity(ObjectName name) {
        this.name = name;
    }

    /** The definition is whole. */
    public void defined(Names definition) {
        names = definition;
    }

    public Names names() {
        return names;
    }

    public ObjectName name() {
        return name;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
