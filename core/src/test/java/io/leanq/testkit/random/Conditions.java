package io.leanq.testkit.random;

import io.leanq.query.Condition;
import io.leanq.query.Expression;
import io.leanq.query.Kinded;
import io.leanq.testkit.random.Call.Maker;
import io.leanq.testkit.random.Kind.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;

/** Makes random conditions. */
final class Conditions {
    private final Terms terms;
    private final Choice choice;

    Conditions(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    Term condition(int depth) {
        if (depth > 1 && choice.percent(30)) {
            return junction(depth);
        }
        Term operand = terms.any(depth - 1);
        return switch (choice.below(15)) {
            case 0 -> nullTest(operand);
            case 1 -> distinct(operand, depth);
            case 2, 3 -> between(operand, depth);
            case 4, 5 -> inList(operand);
            case 6 -> new Likes(terms).of(terms.textOr(operand, depth - 1), depth - 1);
            case 7 -> terms.of(Family.BOOLEAN, depth - 1);
            case 8 -> new Predicates(terms).truth(terms.of(Family.BOOLEAN, depth - 1));
            case 9 -> new Predicates(terms).symmetric(operand, depth);
            case 10 -> new Predicates(terms).tuples(operand, terms.any(depth - 1), depth);
            default -> comparison(operand, depth);
        };
    }

    private Term junction(int depth) {
        Term left = condition(depth - 1);
        if (choice.percent(25)) {
            return Call.condition("not", List.of(left), p -> p.get(0).truth().not(), v -> Truth.not(v[0]));
        }
        Term right = condition(depth - 1);
        return choice.percent(50)
                ? both(left, right)
                : Call.condition(
                        "or",
                        List.of(left, right),
                        p -> p.get(0).truth().or(p.get(1).truth()),
                        v -> Truth.or(v[0], v[1]));
    }

    static Term both(Term left, Term right) {
        return Call.condition(
                "and", List.of(left, right), p -> p.get(0).truth().and(p.get(1).truth()), v -> Truth.and(v[0], v[1]));
    }

    private Term nullTest(Term operand) {
        return choice.percent(50)
                ? Call.condition("isNull", List.of(operand), p -> p.get(0).any().isNull(), v -> v[0] == null)
                : Call.condition(
                        "isNotNull", List.of(operand), p -> p.get(0).kinded().isNotNull(), v -> v[0] != null);
    }

    private Term distinct(Term left, int depth) {
        Term right = beside(left, depth);
        boolean negated = choice.percent(40);
        return Call.condition(
                negated ? "isNotDistinctFrom" : "isDistinctFrom",
                List.of(left, right),
                p -> negated
                        ? p.get(0).kinded().isNotDistinctFrom(p.get(1).any())
                        : p.get(1).isGiven()
                                ? p.get(0).kinded().isDistinctFrom(p.get(1).<Object>given())
                                : p.get(0).kinded().isDistinctFrom(p.get(1).any()),
                v -> negated
                        != (v[0] == null || v[1] == null
                                ? v[0] != v[1]
                                : left.kind().compare(v[0], v[1]) != 0));
    }

    private Term beside(Term left, int depth) {
        return choice.percent(65) ? terms.valueBeside(left) : terms.of(left.family(), depth - 1);
    }

    /** BETWEEN. {@code between} takes two values or two expressions, {@code notBetween} only values. */
    private Term between(Term operand, int depth) {
        boolean negated = choice.percent(30);
        boolean values = negated || choice.percent(50);
        Term low = values ? terms.valueBeside(operand).given() : terms.of(operand.family(), depth - 1);
        Term high = values ? terms.valueBeside(operand).given() : beside(operand, depth);
        Maker maker = p -> negated
                ? p.get(0).any().notBetween(p.get(1).given(), p.get(2).given())
                : values
                        ? p.get(0)
                                .any()
                                .between(p.get(1).<Object>given(), p.get(2).<Object>given())
                        : p.get(0).kinded().between(p.get(1).any(), p.get(2).any());
        return Call.condition(negated ? "notBetween" : "between", List.of(operand, low, high), maker, v -> {
            Object inside = Truth.and(
                    Truth.compared(operand.kind(), v[0], v[1], c -> c >= 0),
                    Truth.compared(operand.kind(), v[0], v[2], c -> c <= 0));
            return negated ? Truth.not(inside) : inside;
        });
    }

    private Term inList(Term operand) {
        boolean negated = choice.percent(40);
        List<Term> parts = new ArrayList<>(List.of(operand));
        // an empty list makes FALSE, without the param that the operand may have
        int count = operand.hasPlaceholder() ? choice.between(1, 4) : choice.below(5);
        for (int i = 0; i < count; i++) {
            parts.add(terms.valueBeside(operand).given());
        }
        Maker maker = p -> {
            List<Object> elements =
                    p.stream().skip(1).map(Operand::<Object>given).toList();
            return negated ? p.get(0).any().notIn(elements) : p.get(0).any().in(elements);
        };
        return Call.condition(negated ? "notIn" : "in", parts, maker, v -> {
            Object found = false;
            for (int i = 1; i < v.length; i++) {
                found = Truth.or(found, Truth.compared(operand.kind(), v[0], v[i], c -> c == 0));
            }
            return negated ? Truth.not(found) : found;
        });
    }

    private Term comparison(Term left, int depth) {
        if (left.family().isNumber() && choice.percent(25)) {
            return comparison(left, terms.of(Mixed.any(choice), depth - 1), choice.below(6));
        }
        return comparison(left, beside(left, depth), choice.below(6));
    }

    static Term equal(Term left, Term right) {
        return comparison(left, right, 0);
    }

    /** @param operator 0 is equal, then follow not equal, less, less or equal, greater, greater or equal */
    static Term comparison(Term left, Term right, int operator) {
        return switch (operator) {
            case 0 -> comparison("eq", left, right, Expression::eq, Kinded::eq, c -> c == 0);
            case 1 -> comparison("ne", left, right, Expression::ne, Kinded::ne, c -> c != 0);
            case 2 -> comparison("lt", left, right, Expression::lt, Kinded::lt, c -> c < 0);
            case 3 -> comparison("le", left, right, Expression::le, Kinded::le, c -> c <= 0);
            case 4 -> comparison("gt", left, right, Expression::gt, Kinded::gt, c -> c > 0);
            default -> comparison("ge", left, right, Expression::ge, Kinded::ge, c -> c >= 0);
        };
    }

    private static Term comparison(
            String name,
            Term left,
            Term right,
            BiFunction<Expression<Object>, Object, Condition> withValue,
            BiFunction<Kinded<Object, Object, ?, ?>, Expression<Object>, Condition> withExpression,
            IntPredicate holds) {
        Maker maker = p -> p.get(1).isGiven()
                ? withValue.apply(p.get(0).any(), p.get(1).given())
                : withExpression.apply(p.get(0).kinded(), p.get(1).any());
        return Call.condition(
                name,
                List.of(left, right),
                maker,
                v -> left.family() == right.family()
                        ? Truth.compared(left.kind(), v[0], v[1], holds)
                        : v[0] == null || v[1] == null ? null : holds.test(Mixed.compare(v[0], v[1])));
    }
}
