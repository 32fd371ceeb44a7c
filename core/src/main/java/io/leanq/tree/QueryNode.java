package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/** A query: one select, or several combined. */
public sealed interface QueryNode {

    <R> R accept(Visitor<R> visitor);

    /** The number of columns of the result. */
    int width();

    /**
     * {@code LIMIT} and {@code OFFSET}, as binds or parameters of type INTEGER. Without a limit all rows are returned,
     * without an offset no row is skipped.
     */
    record Paging(Optional<ExpressionNode> limit, Optional<ExpressionNode> offset) {
        public static final Paging NONE = new Paging(Optional.empty(), Optional.empty());
    }

    /** {@code SELECT [DISTINCT] … FROM … JOIN … WHERE … GROUP BY … HAVING … ORDER BY … LIMIT …} */
    record Select(
            List<VendorNode.QueryHint> hints,
            boolean distinct,
            List<SelectItem> items,
            Optional<FromItem> from,
            List<JoinedItem> joins,
            Optional<ExpressionNode> where,
            List<ExpressionNode> groupBy,
            Optional<ExpressionNode> having,
            List<SortItem> orderBy,
            Paging paging)
            implements QueryNode {
        public Select {
            hints = List.copyOf(hints);
            items = List.copyOf(items);
            joins = List.copyOf(joins);
            groupBy = List.copyOf(groupBy);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.select(this);
        }

        @Override
        public int width() {
            return items.size();
        }
    }

    /** {@code (…) UNION ALL (…) ORDER BY … LIMIT …}, with at least two operands of equal width. */
    record Combination(Operator operator, List<QueryNode> operands, List<SortPosition> orderBy, Paging paging)
            implements QueryNode {
        /** How the rows of the operands are combined. Operators without ALL drop duplicates. */
        public enum Operator {
            UNION("UNION"),
            UNION_ALL("UNION ALL"),
            EXCEPT("EXCEPT"),
            INTERSECT("INTERSECT"),
            EXCEPT_ALL("EXCEPT ALL"),
            INTERSECT_ALL("INTERSECT ALL");

            private final String words;

            Operator(String words) {
                this.words = words;
            }

            public String words() {
                return words;
            }
        }

        /** A sort key by the position of its column, from 1, since columns of a combination have no qualified name. */
        public record SortPosition(int position, SortItem.Direction direction, SortItem.Nulls nulls) {}

        public Combination {
            operands = List.copyOf(operands);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.combination(this);
        }

        @Override
        public int width() {
            return operands.get(0).width();
        }
    }

    /**
     * {@code WITH [RECURSIVE] a (…) AS (…), b (…) AS (…) body}, with at least one table. Each is visible to those after
     * it.
     */
    record With(List<CommonTable> tables, QueryNode body) implements QueryNode {
        public With {
            tables = List.copyOf(tables);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.with(this);
        }

        @Override
        public int width() {
            return body.width();
        }
    }

    /** {@code SELECT … FOR UPDATE}: locks the rows it reads; always the whole statement. */
    record ForUpdate(Select rows) implements QueryNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forUpdate(this);
        }

        @Override
        public int width() {
            return rows.width();
        }
    }

    /** One method for each kind of query. */
    interface Visitor<R> {
        R select(Select node);

        R combination(Combination node);

        R with(With node);

        R forUpdate(ForUpdate node);
    }
}
