package io.leanq.testkit.random;

/** A key of an order by. */
record SortTerm(Term term, Direction direction) {

    static SortTerm of(Term term, Choice choice) {
        return new SortTerm(term, Direction.of(term.kind(), choice));
    }

    /** The same direction by another term. */
    SortTerm by(Term other) {
        return new SortTerm(other, new Direction(other.kind(), direction.descending(), direction.nullsFirst()));
    }
}
