package io.leanq.testkit.random;

import static io.leanq.query.Dsl.tuple;

import io.leanq.query.Condition;
import io.leanq.query.Expression;
import io.leanq.query.row.Tuple2;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Makes random tests of truth, symmetric ranges, and comparisons of tuples. */
final class Predicates {
    private static final List<String> TRUTHS =
            List.of("isTrue", "isNotTrue", "isFalse", "isNotFalse", "isUnknown", "isNotUnknown");
    private static final List<String> STEPS = List.of("eq", "ne", "lt", "le", "gt", "ge");

    private final Terms terms;
    private final Choice choice;

    Predicates(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    Term truth(Term condition) {
        String test = choice.one(TRUTHS);
        Maker maker = condition(test);
        return Call.condition(test, List.of(condition), p -> maker.of(p.get(0).truth()), v -> switch (test) {
            case "isTrue" -> Boolean.TRUE.equals(v[0]);
            case "isNotTrue" -> !Boolean.TRUE.equals(v[0]);
            case "isFalse" -> Boolean.FALSE.equals(v[0]);
            case "isNotFalse" -> !Boolean.FALSE.equals(v[0]);
            case "isUnknown" -> v[0] == null;
            default -> v[0] != null;
        });
    }

    /** A test of one condition. */
    private interface Maker {
        Condition of(Condition tested);
    }

    private static Maker condition(String test) {
        return switch (test) {
            case "isTrue" -> Condition::isTrue;
            case "isNotTrue" -> Condition::isNotTrue;
            case "isFalse" -> Condition::isFalse;
            case "isNotFalse" -> Condition::isNotFalse;
            case "isUnknown" -> Condition::isUnknown;
            default -> Condition::isNotUnknown;
        };
    }

    Term symmetric(Term operand, int depth) {
        boolean values = choice.percent(60);
        Term one = beside(operand, values, depth);
        Term other = beside(operand, values, depth);
        return Call.condition(
                "betweenSymmetric",
                List.of(operand, one, other),
                p -> values
                        ? p.get(0)
                                .any()
                                .betweenSymmetric(
                                        p.get(1).<Object>given(), p.get(2).<Object>given())
                        : p.get(0)
                                .kinded()
                                .betweenSymmetric(p.get(1).any(), p.get(2).any()),
                v -> Truth.or(inside(operand, v[0], v[1], v[2]), inside(operand, v[0], v[2], v[1])));
    }

    private static @Nullable Object inside(
            Term operand, @Nullable Object value, @Nullable Object low, @Nullable Object high) {
        return Truth.and(
                Truth.compared(operand.kind(), value, low, c -> c >= 0),
                Truth.compared(operand.kind(), value, high, c -> c <= 0));
    }

    private Term beside(Term operand, boolean value, int depth) {
        return value ? terms.valueBeside(operand).given() : terms.of(operand.family(), depth - 1);
    }

    Term tuples(Term first, Term second, int depth) {
        boolean values = choice.percent(60);
        String step = choice.one(STEPS);
        List<Term> parts = List.of(first, second, beside(first, values, depth), beside(second, values, depth));
        return Call.condition(
                "tuple." + step,
                parts,
                p -> {
                    Tuple2<Object, Object> tuple =
                            tuple(p.get(0).any(), p.get(1).any());
                    return values
                            ? with(
                                    tuple,
                                    step,
                                    p.get(2).<Object>given(),
                                    p.get(3).<Object>given())
                            : with(tuple, step, p.get(2).any(), p.get(3).any());
                },
                v -> compared(step, first.kind(), second.kind(), v));
    }

    private static Condition with(Tuple2<Object, Object> tuple, String step, Object one, Object two) {
        return switch (step) {
            case "eq" -> tuple.eq(one, two);
            case "ne" -> tuple.ne(one, two);
            case "lt" -> tuple.lt(one, two);
            case "le" -> tuple.le(one, two);
            case "gt" -> tuple.gt(one, two);
            default -> tuple.ge(one, two);
        };
    }

    private static Condition with(
            Tuple2<Object, Object> tuple, String step, Expression<Object> one, Expression<Object> two) {
        return switch (step) {
            case "eq" -> tuple.eq(one, two);
            case "ne" -> tuple.ne(one, two);
            case "lt" -> tuple.lt(one, two);
            case "le" -> tuple.le(one, two);
            case "gt" -> tuple.gt(one, two);
            default -> tuple.ge(one, two);
        };
    }

    /** As the standard defines it: the first parts that differ decide. */
    private static @Nullable Object compared(String step, Kind one, Kind two, @Nullable Object[] v) {
        Object equal =
                Truth.and(Truth.compared(one, v[0], v[2], c -> c == 0), Truth.compared(two, v[1], v[3], c -> c == 0));
        if (step.equals("eq")) {
            return equal;
        }
        if (step.equals("ne")) {
            return Truth.not(equal);
        }
        IntPredicate strict = step.startsWith("l") ? c -> c < 0 : c -> c > 0;
        IntPredicate last = step.endsWith("e") ? c -> c == 0 || strict.test(c) : strict;
        return Truth.or(
                Truth.compared(one, v[0], v[2], strict),
                Truth.and(Truth.compared(one, v[0], v[2], c -> c == 0), Truth.compared(two, v[1], v[3], last)));
    }
}
