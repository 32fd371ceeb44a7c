package io.leanq.testkit.random;

import io.leanq.query.Expression;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression twice over: as LeanQ's, and as something that computes its value by itself. Immutable. */
abstract class Term {
    private final Kind kind;
    private final BigDecimal bound;

    /** @param bound never exceeded by the absolute value of a number, or by the length of a text */
    Term(Kind kind, BigDecimal bound) {
        this.kind = kind;
        this.bound = bound;
    }

    /** The documented type. */
    final Kind kind() {
        return kind;
    }

    final BigDecimal bound() {
        return bound;
    }

    final Kind.Family family() {
        return kind.family();
    }

    /** What it is computed from. */
    List<Term> parts() {
        return List.of();
    }

    /** The same of other parts, each of the same family as the one it replaces. */
    Term with(List<Term> parts) {
        return this;
    }

    /** The queries inside it. */
    List<QueryTerm> queries() {
        return List.of();
    }

    Term withQueries(List<QueryTerm> queries) {
        return this;
    }

    abstract Expression<?> build(Build build);

    /** Null for NULL. */
    abstract @Nullable Object value(Frame frame);

    /** How an operation names it as an operand. */
    String asOperand() {
        return kind.family().name();
    }

    /** The operation and the types of its operands, as differences are listed; empty for columns and values. */
    String construct() {
        return "";
    }

    /** Whether its SQL has a question mark in it. */
    boolean hasPlaceholder() {
        return parts().stream().anyMatch(Term::hasPlaceholder)
                || queries().stream().anyMatch(QueryTerm::hasPlaceholder);
    }

    /** Whether it is the same for all rows. */
    boolean isConstant() {
        return queries().isEmpty() && parts().stream().allMatch(Term::isConstant);
    }

    boolean hasAggregate() {
        return parts().stream().anyMatch(Term::hasAggregate);
    }
}
