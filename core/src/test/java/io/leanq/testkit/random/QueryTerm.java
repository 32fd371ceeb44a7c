package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.Query;
import io.leanq.query.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query twice over: as LeanQ's, and as something that finds its rows by itself. Immutable. */
interface QueryTerm {

    /** LeanQ's query, and what it selects. */
    record Built(Query<Row> query, List<Expression<?>> columns) {}

    /** What the column at a place is called where queries are derived tables. */
    static String label(int place) {
        return "c" + place;
    }

    Built build(Build build);

    /** In the order that it asks for, if it asks for one. */
    List<@Nullable Object[]> rows(@Nullable Frame outer);

    List<Kind> kinds();

    List<BigDecimal> bounds();

    /** The places of the columns that it is ordered by first of all; empty without such an order. */
    List<Integer> orderedBy();

    /** Whether only one order of its rows is right. */
    boolean isTotallyOrdered();

    /** Whether the last digits of a column depend on the order of the rows. */
    boolean isApproximate(int column);

    boolean hasPlaceholder();

    /** The operations in it, with the types of their operands, as differences are listed. */
    void collectConstructs(java.util.Collection<String> constructs);

    /** Queries that have less in them: what a difference is narrowed down with. */
    List<QueryTerm> smaller();
}
