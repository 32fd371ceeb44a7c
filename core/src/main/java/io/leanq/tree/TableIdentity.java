package io.leanq.tree;

import java.util.List;
import java.util.function.Supplier;

/**
 * Which definition of a table is meant. Compared by identity on purpose: two definitions are two tables even under one
 * name, so that a column of one is never taken for a column of the other.
 */
public final class TableIdentity {
    private final ObjectName name;
    private final Supplier<? extends Names> names;

    /** A constraint or unique index. @param columns in its order */
    public record Constraint(String name, List<String> columns) {
        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    /** The names inside the definition, for saying where a failure is. */
    public interface Names {
        /** A table of which nothing is known. */
        Names NONE = new Names() {
            @Override
            public List<String> columnNames() {
                return List.of();
            }

            @Override
            public List<Constraint> constraints() {
                return List.of();
            }
        };

        /** In the order of definition. */
        List<String> columnNames();

        /** Those that have names. */
        List<Constraint> constraints();
    }

    public TableIdentity(ObjectName name) {
        this(name, () -> Names.NONE);
    }

    /** @param names of the definition, {@link Names#NONE} until it is whole */
    public TableIdentity(ObjectName name, Supplier<? extends Names> names) {
        this.name = name;
        this.names = names;
    }

    public Names names() {
        return names.get();
    }

    public ObjectName name() {
        return name;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
