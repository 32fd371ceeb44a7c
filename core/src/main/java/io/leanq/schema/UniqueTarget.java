package io.leanq.schema;

import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.SqlException;
import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.Alteration;
import io.leanq.tree.DdlNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what makes the columns unique that a foreign key references. Standard SQL requires a constraint; some databases
 * accept a unique index.
 */
final class UniqueTarget {
    private UniqueTarget() {}

    /**
     * The unique index on the columns that a foreign key references; empty if there is none, or if the primary key or a
     * unique constraint has the same columns.
     */
    static Optional<IndexDefinition> onlyIndex(MetaData metadata, ForeignKey key) {
        TableDefinition target = key.targetTable();
        List<String> columns = key.targetColumns();
        if (isSame(columns, target.primaryKey())
                || target.uniques().stream().anyMatch(unique -> isSame(columns, unique.columns()))) {
            return Optional.empty();
        }
        return metadata.indexesOf(target).stream()
                .filter(index -> index.unique() && isSame(columns, index.columns()))
                .findFirst();
    }

    /** Whether both have the same columns in any order; no key has a column twice. */
    static boolean isSame(Collection<String> one, Collection<String> other) {
        return Set.copyOf(one).equals(Set.copyOf(other));
    }

    /**
     * The failure of a statement. If the database can have refused a foreign key because it requires a unique
     * constraint, the message says so and gives advice.
     */
    static SqlException explained(MetaData metadata, DdlNode statement, SqlException failure) {
        if (!(statement instanceof DdlNode.AlterTable altered)
                || !(altered.change() instanceof Alteration.AddConstraint added)
                || failure instanceof ConnectionLost
                || failure instanceof ConstraintViolation) {
            return failure;
        }
        for (TableDefinition table : metadata.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                Optional<IndexDefinition> index = onlyIndex(metadata, key);
                if (table.name().equals(altered.name())
                        && key.name().equals(added.constraint().name())
                        && index.isPresent()) {
                    SqlException explained = new SqlException(
                            "the database refused foreign key " + key.name() + " of " + table
                                    + ". It points at " + key.targetTable() + key.targetColumns()
                                    + ", which only the unique index "
                                    + index.get().name()
                                    + " keeps unique: where a database wants a unique constraint, add unique(…) on "
                                    + "these"
                                    + " columns",
                            failure.sqlState(),
                            failure.code(),
                            failure.serverMessage(),
                            failure);
                    String sql = failure.sql();
                    return sql == null ? explained : explained.during(sql, true);
                }
            }
        }
        return failure;
    }
}
