package io.leanq.evolve;

import io.leanq.type.SqlType;
import java.util.Optional;

/**
 * A column of a database that no model can have: LeanQ does not know its type, or the catalog does not tell the digits
 * of its type, or no statement of LeanQ can name it. Immutable.
 *
 * @param name its name in a model; as the catalog has it, in quotes, if no statement can name it
 * @param typeName the name of its type in the catalog
 * @param type its type as far as known; empty if LeanQ does not know it
 * @param filled whether an insert that gives it no value writes another value than NULL
 */
public record UnknownColumn(String name, String typeName, Optional<SqlType> type, boolean nullable, boolean filled)
        implements TableColumn {

    /** Whether inserts can give it no value. */
    public boolean isOptional() {
        return nullable || filled;
    }

    /** Whether both are the same as far as known. */
    boolean isSame(UnknownColumn other) {
        return typeName.equals(other.typeName) && nullable == other.nullable && filled == other.filled;
    }

    /** Whether a column that a model can have may be this one, as far as the types tell. */
    boolean canBe(ColumnState column) {
        return type.filter(known -> known.sameKind(column.type())).isPresent();
    }

    UnknownColumn nullable(boolean canBeNull) {
        return new UnknownColumn(name, typeName, type, canBeNull, filled);
    }

    @Override
    public String typeWords() {
        return typeName + (nullable ? "" : " NOT NULL");
    }

    @Override
    public String toString() {
        return name + " " + typeWords();
    }
}
