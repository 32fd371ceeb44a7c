package io.leanq.testkit.random;

import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Kinded;
import io.leanq.query.Quantified;
import io.leanq.query.Query;
import io.leanq.testkit.random.QueryCall.Evaluator;
import io.leanq.testkit.random.QueryCall.Maker;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Makes terms with sub-queries. */
final class SubQueries {
    private final Terms terms;
    private final Choice choice;
    private final SubQueryMaker maker;

    /** Makes queries for use inside others. */
    interface SubQueryMaker {
        /** A query with one column of the family and any number of rows. */
        QueryTerm column(Kind.Family family, Scope outer);

        /** A query with one column of the family and at most one row. */
        QueryTerm single(Kind.Family family, Scope outer);
    }

    SubQueries(Terms terms, SubQueryMaker maker) {
        this.terms = terms;
        this.choice = terms.choice();
        this.maker = maker;
    }

    Term condition(Term operand) {
        return switch (choice.below(4)) {
            case 0 -> exists();
            case 1, 2 -> in(operand);
            default -> quantified(operand);
        };
    }

    private static Term condition(String name, List<Term> parts, QueryTerm query, Maker maker, Evaluator evaluator) {
        return new QueryCall(Kind.BOOLEAN, BigDecimal.ZERO, name, parts, query, maker, evaluator);
    }

    private Term exists() {
        boolean negated = choice.percent(40);
        return condition(
                negated ? "notExists" : "exists",
                List.of(),
                maker.column(terms.family(), terms.scope()),
                (p, query) -> negated ? Dsl.notExists(query) : Dsl.exists(query),
                (v, column) -> negated == column.isEmpty());
    }

    private Term in(Term operand) {
        boolean negated = choice.percent(40);
        return condition(
                negated ? "notIn" : "in",
                List.of(operand),
                maker.column(operand.family(), terms.scope()),
                (p, query) -> negated
                        ? p.get(0).kinded().notIn(query)
                        : p.get(0).kinded().in(query),
                (v, column) -> {
                    Object found = some(operand.kind(), v[0], column, c -> c == 0);
                    return negated ? Truth.not(found) : found;
                });
    }

    private static @Nullable Object some(
            Kind kind, @Nullable Object left, List<@Nullable Object> column, IntPredicate holds) {
        Object found = false;
        for (Object right : column) {
            found = Truth.or(found, Truth.compared(kind, left, right, holds));
        }
        return found;
    }

    private Term quantified(Term operand) {
        boolean all = choice.percent(50);
        // = ALL and <> ANY are rarely used, and never work on Calcite
        int operator = choice.percent(95) ? choice.of(all ? 1 : 0, 2, 3, 4, 5) : choice.below(6);
        IntPredicate holds = switch (operator) {
            case 0 -> c -> c == 0;
            case 1 -> c -> c != 0;
            case 2 -> c -> c < 0;
            case 3 -> c -> c <= 0;
            case 4 -> c -> c > 0;
            default -> c -> c >= 0;
        };
        String name = List.of("eq", "ne", "lt", "le", "gt", "ge").get(operator) + (all ? " all" : " any");
        return condition(
                name,
                List.of(operand),
                maker.column(operand.family(), terms.scope()),
                (p, query) -> compared(p.get(0).kinded(), operator, all ? Dsl.all(query) : Dsl.any(query)),
                (v, column) -> all
                        ? Truth.not(some(operand.kind(), v[0], column, holds.negate()))
                        : some(operand.kind(), v[0], column, holds));
    }

    private static Expression<?> compared(Kinded<Object, Object, ?, ?> left, int operator, Quantified<Object> many) {
        return switch (operator) {
            case 0 -> left.eq(many);
            case 1 -> left.ne(many);
            case 2 -> left.lt(many);
            case 3 -> left.le(many);
            case 4 -> left.gt(many);
            default -> left.ge(many);
        };
    }

    /** The single value of a query, as a term of its type. */
    Term scalar(Kind.Family family) {
        QueryTerm query = maker.single(family, terms.scope());
        return new QueryCall(
                query.kinds().get(0),
                query.bounds().get(0),
                "scalar",
                List.of(),
                query,
                (p, single) -> scalar(query.kinds().get(0), single),
                (v, column) -> only(column));
    }

    @SuppressWarnings("unchecked") // the kind of a type is an expression
    private static Expression<?> scalar(Kind kind, Query<Object> query) {
        return Dsl.scalar(query, (DataType<Object, Expression<?>, ?>) kind.type());
    }

    private static @Nullable Object only(List<@Nullable Object> column) {
        if (column.size() > 1) {
            throw new IllegalStateException("a scalar sub-query is made so that it has one row at most");
        }
        return column.isEmpty() ? null : column.get(0);
    }
}
