package io.leanq.testkit.random;

import io.leanq.query.Condition;
import io.leanq.query.Expression;
import io.leanq.query.Kinded;
import io.leanq.query.NumberExpression;
import io.leanq.query.TemporalExpression;
import io.leanq.query.TextExpression;
import org.jspecify.annotations.Nullable;

/**
 * A part of an operation that is being built, with the static type that the operation needs. The part is built once, at
 * its first use, since LeanQ refuses a param that is built and not used.
 */
@SuppressWarnings("unchecked") // the kind of a term decides the Java type of its expression
final class Operand {
    private final Term term;
    private final Build build;
    private @Nullable Expression<?> built;

    Operand(Term term, Build build) {
        this.term = term;
        this.build = build;
    }

    /** Whether the operation gets the part as a Java value. */
    boolean isGiven() {
        return term instanceof ValueTerm value && value.mode() == ValueTerm.Mode.GIVEN;
    }

    /** @param <T> the Java type that the operation takes */
    <T> T given() {
        return (T) term.kind().toJava(((ValueTerm) term).value());
    }

    /** @param <T> the Java type of the term */
    <T> Expression<T> expression() {
        Expression<?> made = built;
        if (made == null) {
            made = term.build(build);
            built = made;
        }
        return (Expression<T>) made;
    }

    /** The expression with the operations of all kinds, which are generated for terms that suit them. */
    Kinded<Object, Object, ?, ?> kinded() {
        return kinded(expression());
    }

    static Kinded<Object, Object, ?, ?> kinded(Expression<?> expression) {
        return (Kinded<Object, Object, ?, ?>) expression;
    }

    Expression<Object> any() {
        return expression();
    }

    NumberExpression<Number> number() {
        return (NumberExpression<Number>) this.<Number>expression();
    }

    TextExpression text() {
        return (TextExpression) this.<String>expression();
    }

    TemporalExpression<Object> time() {
        return (TemporalExpression<Object>) this.expression();
    }

    Condition truth() {
        return (Condition) this.<Boolean>expression();
    }
}
