package io.leanq.evolve;

import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A column as a value. Immutable.
 *
 * @param lengthTold whether the length or the digits of the type are known
 * @param nullable whether the column can be NULL; false for a column of the primary key
 * @param filling the value of the column where an insert gives none; empty for NULL
 * @param fillingTold whether {@code filling} is known
 * @param renamedFrom earlier names of the column, as declared in the model; empty for a column from a database
 */
public record ColumnState(
        String name,
        SqlType type,
        boolean lengthTold,
        boolean nullable,
        Optional<ColumnFilling> filling,
        boolean fillingTold,
        List<String> renamedFrom)
        implements TableColumn {
    public ColumnState {
        renamedFrom = List.copyOf(renamedFrom);
    }

    /** Whether the database numbers the rows. */
    public boolean isIdentity() {
        return filling.isPresent() && filling.get() instanceof ColumnFilling.Identity;
    }

    DdlNode.ColumnSpec spec() {
        return new DdlNode.ColumnSpec(name, type, nullable, filling);
    }

    ColumnState named(String newName) {
        return new ColumnState(newName, type, lengthTold, nullable, filling, fillingTold, renamedFrom);
    }

    ColumnState typed(SqlType newType) {
        return new ColumnState(name, newType, true, nullable, filling, fillingTold, renamedFrom);
    }

    ColumnState nullable(boolean canBeNull) {
        return new ColumnState(name, type, lengthTold, canBeNull, filling, fillingTold, renamedFrom);
    }

    ColumnState filled(Optional<ColumnFilling> newFilling) {
        return new ColumnState(name, type, lengthTold, nullable, newFilling, true, renamedFrom);
    }

    @Override
    public String typeWords() {
        return type + (nullable ? "" : " NOT NULL");
    }

    @Override
    public String toString() {
        return name + " " + typeWords();
    }
}
