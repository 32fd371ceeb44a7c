package io.leanq.testkit.random;

import io.leanq.query.Expression;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression in two forms: as an expression of LeanQ, and as a computation of its value in Java. Immutable. */
abstract class Term {
    private final Kind kind;
    private final BigDecimal bound;

    /** @param bound the greatest absolute value of a number, or the greatest length of a text */
    Term(Kind kind, BigDecimal bound) {
        this.kind = kind;
        this.bound = bound;
    }

    /** The documented type of the expression. */
    final Kind kind() {
        return kind;
    }

    final BigDecimal bound() {
        return bound;
    }

    final Kind.Family family() {
        return kind.family();
    }

    /** The terms that it is computed from. */
    List<Term> parts() {
        return List.of();
    }

    /** The same operation with other parts, each of the same family as the part that it replaces. */
    Term with(List<Term> parts) {
        return this;
    }

    /** The queries inside the expression. */
    List<QueryTerm> queries() {
        return List.of();
    }

    Term withQueries(List<QueryTerm> queries) {
        return this;
    }

    abstract Expression<?> build(Build build);

    /** The value for the rows of the frame; null for NULL. */
    abstract @Nullable Object value(Frame frame);

    /** The name of this term as an operand, in the construct of an operation. */
    String asOperand() {
        return kind.family().name();
    }

    /** The operation with the types of its operands, as lists of differences name it; empty for columns and values. */
    String construct() {
        return "";
    }

    /** Whether its SQL has a question mark. */
    boolean hasPlaceholder() {
        return parts().stream().anyMatch(Term::hasPlaceholder)
                || queries().stream().anyMatch(QueryTerm::hasPlaceholder);
    }

    /** Whether the value is the same for all rows. */
    boolean isConstant() {
        return queries().isEmpty() && parts().stream().allMatch(Term::isConstant);
    }

    boolean hasAggregate() {
        return parts().stream().anyMatch(Term::hasAggregate);
    }
}
