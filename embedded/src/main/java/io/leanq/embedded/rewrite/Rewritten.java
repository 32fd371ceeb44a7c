package io.leanq.embedded.rewrite;

import io.leanq.wire.common.StatementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A statement ready for the database. */
public sealed interface Rewritten permits DataStatement, SchemaChange {

    StatementType kind();

    /** True for statements that give rows. */
    default boolean isQuery() {
        return kind() == StatementType.SELECT;
    }

    /** True for statements that change the schema: they run one at a time and end the open transaction. */
    default boolean isDdl() {
        return this instanceof SchemaChange;
    }

    /**
     * SQL that H2 runs.
     *
     * @param parameterTypes types in H2's words, by the number of the parameter from 1, for those whose place tells the
     *     type
     * @param typedForm a statement with the same parameters of which H2 knows more types; it never runs
     * @param compared the numbers of parameters that H2 compares as they are
     * @param escapes the escape character of each parameter that is a pattern with one, by the parameter's number
     */
    record Sql(
            StatementType kind,
            String sql,
            Map<Integer, String> parameterTypes,
            Optional<String> typedForm,
            Set<Integer> compared,
            Map<Integer, Character> escapes)
            implements DataStatement {
        public Sql {
            parameterTypes = Map.copyOf(parameterTypes);
            compared = Set.copyOf(compared);
            escapes = Map.copyOf(escapes);
        }

        @Override
        public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
            return visitor.visit(this);
        }
    }

    /**
     * The rows of an UPSERT, one statement each, in this order: a row may replace an earlier one. All or none of them.
     *
     * @param rows each with its own parameters, which follow those of the row before
     */
    record UpsertRows(List<Row> rows) implements DataStatement {
        /**
         * One row's statement.
         *
         * @param insert the same row as an INSERT, in which H2 knows more types of parameters than in a MERGE; it never
         *     runs
         */
        public record Row(String sql, String insert, int parameters) {}

        @Override
        public StatementType kind() {
            return StatementType.UPSERT;
        }

        @Override
        public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
            return visitor.visit(this);
        }
    }

    /**
     * The rows of a query for an UPSERT, one after the other. All or none of them.
     *
     * @param query gives the rows; takes the parameters
     * @param row upserts one row; its parameters are the columns of the query
     * @param key the columns of the query that make the key, counted from 1; each key may come once only
     */
    record UpsertQuery(String query, String row, List<Integer> key) implements DataStatement {
        @Override
        public StatementType kind() {
            return StatementType.UPSERT;
        }

        @Override
        public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
            return visitor.visit(this);
        }
    }

    /**
     * A MERGE whose source may have several rows for one row of the target. H2 reports a second change of a row as a
     * conflict with another transaction.
     *
     * @param partners gives a row if a row of the target has several partners in the source; then the MERGE fails
     * @param parameters how many of the first parameters of the MERGE the query of partners takes
     */
    record Merge(Sql merge, String partners, int parameters) implements DataStatement {
        @Override
        public StatementType kind() {
            return StatementType.MERGE;
        }

        @Override
        public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
            return visitor.visit(this);
        }
    }
}
