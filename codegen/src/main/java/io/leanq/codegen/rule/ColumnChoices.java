package io.leanq.codegen.rule;

import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import java.util.Optional;

/**
 * What is decided for single columns before the rules run: rules of one table ask it for the columns of another, as a
 * foreign key does. Each method's own answer is the standard one.
 *
 * <p>Implementations give the same answer for the same column in every run.
 */
public interface ColumnChoices {
    /** The standard choices. */
    ColumnChoices STANDARD = new ColumnChoices() {};

    /**
     * The Java type of the column.
     *
     * @throws io.leanq.InvalidDefinition if the column cannot have the chosen type, or LeanQ has none for it
     */
    default JavaType type(TableDefinition table, ColumnDefinition column) {
        return JavaType.of(column.type().sqlType());
    }

    /** True if a row record may hold null for the column; the table class has what the database says. */
    default boolean nullable(TableDefinition table, ColumnDefinition column) {
        return table.nullable(column);
    }

    /** The sequence that feeds the column. */
    default Optional<Sequence> sequence(TableDefinition table, ColumnDefinition column) {
        return column.sequence();
    }

    /** True if the row record has a component for the column. A record with none at all gets every column. */
    default boolean inRow(TableDefinition table, ColumnDefinition column) {
        return true;
    }
}
