package io.leanq.evolve;

/** A column of a table as a value: one that a model can have, or one that LeanQ knows by its name only. */
public sealed interface TableColumn permits ColumnState, UnknownColumn {

    String name();

    /** Whether the column can be NULL. */
    boolean nullable();

    /** Its type and whether it is NOT NULL, in SQL. */
    String typeWords();
}
