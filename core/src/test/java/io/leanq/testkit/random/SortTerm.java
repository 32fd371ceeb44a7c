package io.leanq.testkit.random;

/** A sort key. */
record SortTerm(Term term, Direction direction) {

    static SortTerm of(Term term, Choice choice) {
        return new SortTerm(term, Direction.of(term.kind(), choice));
    }

    /** A sort key of another term with the same direction. */
    SortTerm by(Term other) {
        return new SortTerm(other, new Direction(other.kind(), direction.descending(), direction.nullsFirst()));
    }
}
