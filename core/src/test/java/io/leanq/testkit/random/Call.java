package io.leanq.testkit.random;

import io.leanq.query.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operation on other terms, which are all computed. */
final class Call extends Term {
    private final String name;
    private final List<Term> parts;
    private final Maker maker;
    private final Evaluator evaluator;
    private final boolean binds;

    /** Builds the expression in LeanQ's language. */
    @FunctionalInterface
    interface Maker {
        Expression<?> make(List<Operand> parts);
    }

    /** Computes the value from the values of the parts. */
    @FunctionalInterface
    interface Evaluator {
        @Nullable
        Object value(@Nullable Object[] parts);
    }

    private Call(
            Kind kind,
            BigDecimal bound,
            String name,
            List<Term> parts,
            Maker maker,
            Evaluator evaluator,
            boolean binds) {
        super(kind, bound);
        this.name = name;
        this.parts = List.copyOf(parts);
        this.maker = maker;
        this.evaluator = evaluator;
        this.binds = binds;
    }

    Call(Kind kind, BigDecimal bound, String name, List<Term> parts, Maker maker, Evaluator evaluator) {
        this(kind, bound, name, parts, maker, evaluator, false);
    }

    /** An operation that also gets values which are not among its parts. */
    static Call binding(Kind kind, BigDecimal bound, String name, List<Term> parts, Maker maker, Evaluator evaluator) {
        return new Call(kind, bound, name, parts, maker, evaluator, true);
    }

    /** A condition. */
    static Call condition(String name, List<Term> parts, Maker maker, Evaluator evaluator) {
        return new Call(Kind.BOOLEAN, BigDecimal.ZERO, name, parts, maker, evaluator);
    }

    /** An evaluator that returns NULL where a part is NULL. */
    static Evaluator strict(Evaluator evaluator) {
        return values -> {
            for (Object value : values) {
                if (value == null) {
                    return null;
                }
            }
            return evaluator.value(values);
        };
    }

    @Override
    List<Term> parts() {
        return parts;
    }

    @Override
    Term with(List<Term> changed) {
        return new Call(kind(), bound(), name, changed, maker, evaluator, binds);
    }

    @Override
    Expression<?> build(Build build) {
        return maker.make(parts.stream().map(part -> new Operand(part, build)).toList());
    }

    @Override
    @Nullable
    Object value(Frame frame) {
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).value(frame);
        }
        return evaluator.value(values);
    }

    @Override
    boolean hasPlaceholder() {
        return binds || super.hasPlaceholder();
    }

    @Override
    String construct() {
        return parts.stream().map(Term::asOperand).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
