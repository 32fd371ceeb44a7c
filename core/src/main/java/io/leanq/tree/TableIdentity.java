package io.leanq.tree;

import java.util.List;
import java.util.function.Supplier;

/**
 * Identifies the definition of a table. Compared by identity: two definitions are two tables even with the same name,
 * so that a column of one is never taken for a column of the other.
 */
public final class TableIdentity {
    private final ObjectName name;
    private final Supplier<? extends Names> names;

    /**
     * A constraint or unique index.
     *
     * @param columns the columns, in the order of the constraint
     */
    public record Constraint(String name, List<String> columns) {
        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    /** The names inside the definition, by which failures are located. */
    public interface Names {
        /** The names of a table whose definition is unknown. */
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

        /** Whether it is a view, which says nothing of keys and whose rows are those of other tables. */
        default boolean isView() {
            return false;
        }

        /** The columns, in the order of definition. */
        List<String> columnNames();

        /** The constraints and unique indexes that have names. */
        List<Constraint> constraints();
    }

    public TableIdentity(ObjectName name) {
        this(name, () -> Names.NONE);
    }

    /** @param names supplies the names of the definition, {@link Names#NONE} until the definition is complete */
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
