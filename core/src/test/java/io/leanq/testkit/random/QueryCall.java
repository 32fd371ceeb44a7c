package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An operation on the rows of a sub-query, and for some on an operand too. Keeps rows that are always the same. */
final class QueryCall extends Term {
    private final String name;
    private final List<Term> parts;
    private final QueryTerm query;
    private final Maker maker;
    private final Evaluator evaluator;
    private @Nullable List<@Nullable Object> alwaysSame;

    /** Builds the expression in LeanQ's language. */
    @FunctionalInterface
    interface Maker {
        Expression<?> make(List<Operand> parts, Query<Object> query);
    }

    /** Computes the value from the values of the parts and of the query's first column. */
    @FunctionalInterface
    interface Evaluator {
        @Nullable
        Object value(@Nullable Object[] parts, List<@Nullable Object> column);
    }

    QueryCall(
            Kind kind,
            BigDecimal bound,
            String name,
            List<Term> parts,
            QueryTerm query,
            Maker maker,
            Evaluator evaluator) {
        super(kind, bound);
        this.name = name;
        this.parts = List.copyOf(parts);
        this.query = query;
        this.maker = maker;
        this.evaluator = evaluator;
    }

    @Override
    List<Term> parts() {
        return parts;
    }

    @Override
    Term with(List<Term> changed) {
        return new QueryCall(kind(), bound(), name, changed, query, maker, evaluator);
    }

    @Override
    List<QueryTerm> queries() {
        return List.of(query);
    }

    @Override
    Term withQueries(List<QueryTerm> queries) {
        return new QueryCall(kind(), bound(), name, parts, queries.get(0), maker, evaluator);
    }

    @Override
    @SuppressWarnings("unchecked") // the makers take queries of one column, whose type is the operand's
    Expression<?> build(Build build) {
        List<Operand> operands =
                parts.stream().map(part -> new Operand(part, build)).toList();
        return maker.make(
                operands, (Query<Object>) (Query<?>) query.build(build).query());
    }

    @Override
    @Nullable
    Object value(Frame frame) {
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).value(frame);
        }
        return evaluator.value(values, column(frame));
    }

    /** The first column. A query that reads nothing of the queries around it is computed once. */
    private List<@Nullable Object> column(Frame frame) {
        List<@Nullable Object> same = alwaysSame;
        if (same != null) {
            return same;
        }
        AtomicBoolean crossed = new AtomicBoolean();
        List<@Nullable Object> column = new ArrayList<>();
        query.rows(frame.border(crossed)).forEach(row -> column.add(row[0]));
        if (!crossed.get()) {
            alwaysSame = column;
        }
        return column;
    }

    @Override
    String construct() {
        return name + "(" + (parts.isEmpty() ? "" : parts.get(0).asOperand() + ", ")
                + query.kinds().get(0).family() + " query)";
    }
}
