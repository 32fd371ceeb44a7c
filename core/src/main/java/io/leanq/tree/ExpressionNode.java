package io.leanq.tree;

import io.leanq.InvalidStatement;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Anything that has a value, conditions included. Immutable and thread-safe. No {@code toString} shows a bound value.
 */
public sealed interface ExpressionNode
        permits ExpressionNode.Column,
                ExpressionNode.Bind,
                ExpressionNode.Parameter,
                ExpressionNode.Literal,
                ExpressionNode.Comparison,
                ExpressionNode.NullTest,
                ExpressionNode.Not,
                ExpressionNode.InList,
                ExpressionNode.InQuery,
                ExpressionNode.Between,
                ExpressionNode.Like,
                ExpressionNode.Negation,
                ExpressionNode.Concatenation,
                ExpressionNode.Cast,
                ExpressionNode.NextValue,
                AggregateNode,
                ArithmeticExpression,
                ArrayElement,
                CaseExpression,
                CurrentTime,
                DistinctComparison,
                EngineCast,
                ExistsQuery,
                ExtractExpression,
                FixedNumber,
                FunctionCall,
                GroupingSets,
                IntervalLiteral,
                JsonCall,
                Junction,
                NamedCall,
                PlainSql,
                QuantifiedComparison,
                RowCount,
                ScalarQuery,
                SimilarTo,
                TemporalCall,
                TruthTest,
                TupleExpression,
                WindowCall {

    <R> R accept(ExpressionVisitor<R> visitor);

    /** The expressions directly inside this one, without those of sub-queries. */
    default List<ExpressionNode> children() {
        return ChildExpressions.of(this);
    }

    /** Whether it contains an aggregate outside of sub-queries. */
    default boolean hasAggregate() {
        return PartKinds.areIn(this, PartKinds.AGGREGATE);
    }

    /** Whether it contains an aggregate or a window function outside of sub-queries. */
    default boolean hasAggregateOrWindow() {
        return PartKinds.areIn(this, PartKinds.AGGREGATE | PartKinds.WINDOW);
    }

    /** Whether it contains a window function outside of sub-queries. */
    default boolean hasWindow() {
        return PartKinds.areIn(this, PartKinds.WINDOW);
    }

    /** Whether it contains a sub-query. */
    default boolean hasQuery() {
        return PartKinds.areIn(this, PartKinds.QUERY);
    }

    /** Whether it contains a placeholder outside of sub-queries. */
    default boolean hasPlaceholder() {
        return PartKinds.areIn(this, PartKinds.PLACEHOLDER);
    }

    /**
     * Whether it has the same value in every row: it contains no column, aggregate, window function, sub-query,
     * sequence, RAND, function by name and no plain SQL.
     */
    default boolean isConstant() {
        return !PartKinds.areIn(
                this, PartKinds.COLUMN | PartKinds.AGGREGATE | PartKinds.WINDOW | PartKinds.QUERY | PartKinds.DRAWN);
    }

    /**
     * Whether it has the same value each time it is computed for a row: it contains no sequence, no RAND, no function
     * by name and no plain SQL.
     */
    default boolean isRepeatable() {
        return !PartKinds.areIn(this, PartKinds.DRAWN);
    }

    /** Whether it equals the other expression or contains it outside of sub-queries. */
    default boolean contains(ExpressionNode other) {
        return anyMatch(other::equals);
    }

    /** Whether it, or an expression inside it but outside of sub-queries, matches. */
    default boolean anyMatch(Predicate<? super ExpressionNode> wanted) {
        return ChildExpressions.anyMatch(this, wanted);
    }

    /**
     * {@code students.name}. A class and not a record, since it caches its SQL and its select item for further
     * statements.
     */
    final class Column implements ExpressionNode {
        private final SourceInstance source;
        private final String name;
        private final SqlType type;
        private final boolean declared;
        private final SelectItem item;

        /** Null until the first use. Several threads may set it, each to an equal text. */
        private @Nullable String qualifiedName;

        /**
         * @param type the type of the values; not part of equality, since equal columns have equal types
         * @param declared whether the server has exactly this type for the column, as for a column of a table. For a
         *     column of a query the server computes the type, and may give text a length where {@code type} has none
         */
        public Column(SourceInstance source, String name, SqlType type, boolean declared) {
            this.source = source;
            this.name = name;
            this.type = type;
            this.declared = declared;
            this.item = new SelectItem(this, Optional.empty());
        }

        public SourceInstance source() {
            return source;
        }

        public String name() {
            return name;
        }

        public SqlType type() {
            return type;
        }

        /** Whether the server has exactly this {@link #type()} for the column. */
        public boolean isDeclared() {
            return declared;
        }

        /** The select item of this column, without a label. */
        public SelectItem item() {
            return item;
        }

        /** {@code students.name} in SQL, each part in quotes where it needs them. The text is cached. */
        public String qualifiedName() {
            String made = qualifiedName;
            if (made == null) {
                made = Identifiers.spelled(source.qualifier()) + '.' + Identifiers.spelled(name);
                qualifiedName = made;
            }
            return made;
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.column(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Column that && name.equals(that.name) && source.equals(that.source);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + name.hashCode();
        }

        @Override
        public String toString() {
            return "Column[" + source + "." + name + "]";
        }
    }

    /** {@code ?} with its value, which is canonical and immutable ({@link SqlType#valueClass()}); null for NULL. */
    record Bind(SqlType type, @Nullable Object value) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.bind(this);
        }

        @Override
        public String toString() {
            return "Bind[" + type + "]";
        }
    }

    /** {@code ?} whose value is set later, by its name. */
    record Parameter(String name, SqlType type) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.parameter(this);
        }
    }

    /**
     * A value written into the text of the statement: because the user asked for it, or because DDL has no parameters.
     * Values without a literal in SQL are refused: NaN, infinities, empty arrays, and the ten days of 1582 that
     * servers' calendars skip.
     */
    record Literal(SqlType type, @Nullable Object value) implements ExpressionNode {
        public Literal {
            String reason = Unwritable.reason(value);
            if (reason != null) {
                throw new InvalidStatement(reason);
            }
        }

        /** Whether the canonical value has a literal that servers accept. */
        public static boolean isWritable(Object value) {
            return Unwritable.reason(value) == null;
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.literal(this);
        }

        @Override
        public String toString() {
            return "Literal[" + type + "]";
        }
    }

    /** {@code left = right}, or another comparison; NULL on either side makes it unknown. */
    record Comparison(Operator operator, ExpressionNode left, ExpressionNode right) implements ExpressionNode {
        /** The six comparisons of standard SQL. */
        public enum Operator {
            EQUAL("="),
            NOT_EQUAL("<>"),
            LESS("<"),
            LESS_OR_EQUAL("<="),
            GREATER(">"),
            GREATER_OR_EQUAL(">=");

            private final String symbol;
            private final String infix;

            Operator(String symbol) {
                this.symbol = symbol;
                this.infix = " " + symbol + " ";
            }

            public String symbol() {
                return symbol;
            }

            /** The operator in SQL, with a space on both sides. */
            public String infix() {
                return infix;
            }
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** {@code operand IS [NOT] NULL} */
    record NullTest(ExpressionNode operand, boolean negated) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.nullTest(this);
        }
    }

    /** {@code NOT operand} */
    record Not(ExpressionNode operand) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.not(this);
        }

        /** Hand-written, as in all nodes that nest by chained calls: the record's own takes ten times the stack. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Not that && operand.equals(that.operand);
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + 1;
        }
    }

    /** {@code operand [NOT] IN (a, b)}. An empty list is allowed, and is rendered as FALSE, or as TRUE if negated. */
    record InList(ExpressionNode operand, List<ExpressionNode> elements, boolean negated) implements ExpressionNode {
        public InList {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.inList(this);
        }
    }

    /** {@code operand [NOT] IN (SELECT …)} */
    record InQuery(ExpressionNode operand, QueryNode query, boolean negated) implements ExpressionNode, HoldsQuery {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.inQuery(this);
        }
    }

    /**
     * {@code operand [NOT] BETWEEN [SYMMETRIC] low AND high}, both ends included; a symmetric one takes both ends in
     * either order.
     */
    record Between(ExpressionNode operand, ExpressionNode low, ExpressionNode high, boolean negated, boolean symmetric)
            implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /** {@code operand [NOT] LIKE pattern [ESCAPE 'c']} */
    record Like(ExpressionNode operand, ExpressionNode pattern, Optional<Character> escape, boolean negated)
            implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.like(this);
        }
    }

    /** {@code -operand} */
    record Negation(ExpressionNode operand) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.negation(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Negation that && operand.equals(that.operand);
        }

        @Override
        public int hashCode() {
            return 31 * operand.hashCode() + 2;
        }
    }

    /** {@code a || b || c}: NULL if any part is NULL. */
    record Concatenation(List<ExpressionNode> parts) implements ExpressionNode {
        public Concatenation {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.concatenation(this);
        }
    }

    /** {@code CAST(operand AS type)} */
    record Cast(ExpressionNode operand, SqlType type) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.cast(this);
        }
    }

    /** {@code NEXT VALUE FOR sequence} */
    record NextValue(ObjectName sequence) implements ExpressionNode {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.nextValue(this);
        }
    }
}
