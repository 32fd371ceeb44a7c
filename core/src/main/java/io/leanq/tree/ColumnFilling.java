package io.leanq.tree;

import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The value that the database gives a column which an insert leaves out. */
public sealed interface ColumnFilling permits ColumnFilling.Value, ColumnFilling.Clock, ColumnFilling.Identity {

    <R> R accept(Visitor<R> visitor);

    /** Describes the filling for people, as in {@code default 'new'}. */
    String words();

    /**
     * Whether both have the same effect: numbers are compared by value, whatever their type, a CHAR without
     * spaces at its end and a BINARY without zeros at its end, since some servers pad the default as they pad values.
     */
    default boolean means(ColumnFilling other) {
        return equals(other);
    }

    /** {@code DEFAULT 'value'} */
    record Value(ExpressionNode.Literal literal) implements ColumnFilling {
        @Override
        public String words() {
            Object value = literal.value();
            return "default " + (value instanceof String text ? "'" + text + "'" : String.valueOf(value));
        }

        @Override
        public boolean means(ColumnFilling other) {
            if (!(other instanceof Value that)) {
                return false;
            }
            Object a = literal.value();
            Object b = that.literal.value();
            if (a instanceof Number x && b instanceof Number y) {
                return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
            }
            if (literal.type() instanceof SqlType.Char && a instanceof String x && b instanceof String y) {
                return withoutEnd(x, ' ').equals(withoutEnd(y, ' '));
            }
            if (literal.type() instanceof SqlType.Binary && a instanceof Bytes x && b instanceof Bytes y) {
                return withoutEnd(oneCharEach(x), '\0').equals(withoutEnd(oneCharEach(y), '\0'));
            }
            return Objects.equals(a, b);
        }

        private static String oneCharEach(Bytes bytes) {
            return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
        }

        private static String withoutEnd(String text, char filler) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == filler) {
                end--;
            }
            return text.substring(0, end);
        }

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
        public String words() {
            return "default " + name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clock(this);
        }
    }

    /** An identity: a number that the database counts up. An insert cannot set it. */
    record Identity(long startWith, long incrementBy) implements ColumnFilling {
        @Override
        public String words() {
            return "identity from " + startWith + " by " + incrementBy;
        }

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
