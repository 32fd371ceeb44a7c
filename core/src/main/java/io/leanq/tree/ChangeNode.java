package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/** A statement that changes rows. The table never has an alias. */
public sealed interface ChangeNode {

    <R> R accept(Visitor<R> visitor);

    /** The table that is changed. */
    SourceInstance.OfTable table();

    /**
     * {@code INSERT INTO t (a, b) VALUES …}, or {@code UPSERT INTO}, which replaces the whole row with the same key.
     */
    record Insert(Mode mode, SourceInstance.OfTable table, List<ExpressionNode.Column> columns, InsertSource source)
            implements ChangeNode {
        /** Whether a row whose key exists already is refused or replaces the existing row as a whole. */
        public enum Mode {
            INSERT,
            UPSERT
        }

        public Insert {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.insert(this);
        }
    }

    /** The source of the rows of an insert. */
    sealed interface InsertSource {
        /** {@code VALUES (…), (…)} */
        record Values(List<List<ExpressionNode>> rows) implements InsertSource {
            public Values {
                rows = List.copyOf(rows);
            }
        }

        /** {@code SELECT …} */
        record FromQuery(QueryNode query) implements InsertSource {}

        /** {@code VALUES (DEFAULT, …)}: one row, in which every column has its default. */
        record Defaults() implements InsertSource {}

        /** {@code SELECT values FROM one row WHERE NOT EXISTS (SELECT …)}: one row, if the query finds none. */
        record IfAbsent(List<ExpressionNode> row, QueryNode existing) implements InsertSource {
            public IfAbsent {
                row = List.copyOf(row);
            }
        }
    }

    /**
     * {@code UPDATE t SET a = …, b = … WHERE …}; no condition means every row, which the user has asked for explicitly.
     */
    record Update(SourceInstance.OfTable table, List<Assignment> assignments, Optional<ExpressionNode> where)
            implements ChangeNode {
        public Update {
            assignments = List.copyOf(assignments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
        }
    }

    /** {@code column = value} */
    record Assignment(ExpressionNode.Column column, ExpressionNode value) {}

    /** {@code DELETE FROM t WHERE …}; no condition means every row, which the user has asked for explicitly. */
    record Delete(SourceInstance.OfTable table, Optional<ExpressionNode> where) implements ChangeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /**
     * {@code MERGE INTO t USING s ON … WHEN MATCHED THEN UPDATE SET a = … WHEN NOT MATCHED THEN INSERT (a) VALUES (…)}.
     * Without a source it looks for one row.
     *
     * @param matched what is set in a row of the table that the condition finds; empty for no such clause
     * @param notMatched the row that is inserted if the condition finds none; empty for no such clause
     */
    record Merge(
            SourceInstance.OfTable table,
            Optional<FromItem> source,
            ExpressionNode on,
            List<Assignment> matched,
            List<Assignment> notMatched)
            implements ChangeNode {
        public Merge {
            matched = List.copyOf(matched);
            notMatched = List.copyOf(notMatched);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.merge(this);
        }
    }

    /** {@code TRUNCATE TABLE t}, which removes every row at once. */
    record Truncate(SourceInstance.OfTable table) implements ChangeNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truncate(this);
        }
    }

    /** One method for each kind of change. */
    interface Visitor<R> {
        R insert(Insert node);

        R update(Update node);

        R delete(Delete node);

        R merge(Merge node);

        R truncate(Truncate node);
    }
}
