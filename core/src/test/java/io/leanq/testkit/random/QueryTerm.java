package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.Query;
import io.leanq.query.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query in two forms: as a query of LeanQ, and as a computation of its rows in Java. Immutable. */
interface QueryTerm {

    /** LeanQ's query and the expressions that it selects. */
    record Built(Query<Row> query, List<Expression<?>> columns) {}

    /** The name of the column at this place in a derived table. */
    static String label(int place) {
        return "c" + place;
    }

    Built build(Build build);

    /** The rows, in the query's order if it has one. */
    List<@Nullable Object[]> rows(@Nullable Frame outer);

    List<Kind> kinds();

    List<BigDecimal> bounds();

    /** The places of the columns that are its first sort keys; empty if there are none. */
    List<Integer> orderedBy();

    /** Whether its sort keys leave only one order of the rows. */
    boolean isTotallyOrdered();

    /** Whether the last digits of the column depend on the order of the rows. */
    boolean isApproximate(int column);

    boolean hasPlaceholder();

    /** Collects the operations of the query with the types of their operands, as lists of differences name them. */
    void collectConstructs(java.util.Collection<String> constructs);

    /** Smaller queries, by which a difference is narrowed down. */
    List<QueryTerm> smaller();
}
