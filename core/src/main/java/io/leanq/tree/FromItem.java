package io.leanq.tree;

import java.util.List;

/** A source in a from clause. */
public sealed interface FromItem {

    <R> R accept(Visitor<R> visitor);

    /** The occurrence of the source, to which its columns belong. */
    SourceInstance instance();

    /** Whether the source sees those before it in its from clause. */
    default boolean seesLeft() {
        return this instanceof OfLateral || this instanceof OfArray;
    }

    /** {@code students [hint] AS s} */
    record OfTable(SourceInstance.OfTable instance, List<VendorNode.TableHint> hints) implements FromItem {
        public OfTable {
            hints = List.copyOf(hints);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.table(this);
        }
    }

    /** {@code (SELECT …) AS d (a, b)}. The columns are named, so that their names do not depend on the engine. */
    record OfQuery(SourceInstance.OfQuery instance, QueryNode query) implements FromItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.query(this);
        }
    }

    /** {@code c AS x}, where c is a common table after WITH. */
    record OfCommonTable(SourceInstance.OfCommonTable instance) implements FromItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.commonTable(this);
        }
    }

    /** {@code TABLE(f(x)) AS a (b, c)} or {@code (SELECT …) AS a (b, c)} of SQL that the user wrote. */
    record OfPlain(SourceInstance.OfQuery instance, PlainSql sql) implements FromItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.plain(this);
        }
    }

    /** {@code (VALUES (1, 'a'), (2, 'b')) AS v (id, name)}; at least one row. */
    record OfValues(SourceInstance.OfQuery instance, List<List<ExpressionNode>> rows) implements FromItem {
        public OfValues {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.values(this);
        }
    }

    /** {@code LATERAL (SELECT …) AS d (a, b)}, whose query sees the sources before it. */
    record OfLateral(SourceInstance.OfQuery instance, QueryNode query) implements FromItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lateral(this);
        }
    }

    /** {@code UNNEST(array) AS u (item)}, whose array sees the sources before it. */
    record OfArray(SourceInstance.OfQuery instance, ExpressionNode array) implements FromItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.array(this);
        }
    }

    /** One method for each kind of source. */
    interface Visitor<R> {
        R table(OfTable item);

        R query(OfQuery item);

        R commonTable(OfCommonTable item);

        R plain(OfPlain item);

        R values(OfValues item);

        R lateral(OfLateral item);

        R array(OfArray item);
    }
}
