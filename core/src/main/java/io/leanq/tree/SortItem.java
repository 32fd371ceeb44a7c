package io.leanq.tree;

/** {@code expression [DESC] [NULLS FIRST|LAST]} */
public record SortItem(ExpressionNode expression, Direction direction, Nulls nulls) {

    /** Which end comes first. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** Where NULL sorts; {@code DATABASE} leaves it to the database, and prints nothing. */
    public enum Nulls {
        DATABASE,
        FIRST,
        LAST
    }
}
