package io.leanq.tree;

/** The value that the database gives a column which an insert leaves out. */
public sealed interface ColumnFilling permits ColumnFilling.Value, ColumnFilling.Clock, ColumnFilling.Identity {

    <R> R accept(Visitor<R> visitor);

    /** {@code DEFAULT 'value'} */
    record Value(ExpressionNode.Literal literal) implements ColumnFilling {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.value(this);
        }
    }

    /** {@code DEFAULT CURRENT_TIMESTAMP} or {@code DEFAULT CURRENT_DATE}: the time of the insert. */
    enum Clock implements ColumnFilling {
        CURRENT_TIMESTAMP,
        CURRENT_DATE;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clock(this);
        }
    }

    /** An identity: a number that the database counts up. An insert cannot set it. */
    record Identity(long startWith, long incrementBy) implements ColumnFilling {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.identity(this);
        }
    }

    /** One method for each kind of filling. */
    interface Visitor<R> {
        R value(Value filling);

        R clock(Clock filling);

        R identity(Identity filling);
    }
}
