package io.leanq.wire.value;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Rows as bytes: the repeated field of the message that carries them, and nothing else. {@link RowEncoder} or the
 * decoding of a message makes them, {@link RowCursor} reads them. Valid until the buffer around them is used again.
 * {@code toString} shows the count only.
 *
 * @param shape the message whose field this is
 * @param count rows; 1 for {@link Shape#PARAMETERS}, also if the row has no value
 * @param bytes the entries of the repeated field, keys included
 */
public record EncodedRows(Shape shape, int count, ByteSlice bytes) {
    /** The three places of rows, and how rows are nested there. */
    public enum Shape {
        /** Field 3 of Frame: Row { ColumnValue { scalar_value } }. */
        FRAME(3),
        /** Field 3 of ExecuteBatchRequest: UpdateBatch { TypedValue }. */
        BATCH(3),
        /** Field 2 of ExecuteRequest: the TypedValues of the one row. */
        PARAMETERS(2);

        private final int field;

        Shape(int field) {
            this.field = field;
        }

        /** The number of the repeated field. */
        public int field() {
            return field;
        }

        /** No rows; for {@link #PARAMETERS}, one row without values. */
        public EncodedRows empty() {
            return new EncodedRows(this, this == PARAMETERS ? 1 : 0, ByteSlice.EMPTY);
        }
    }

    /** A cursor before the first row. */
    public RowCursor cursor() {
        return new RowCursor().over(this);
    }

    /** Appends the entries to the message that carries them. */
    public void writeTo(ProtoWriter out) {
        out.raw(bytes);
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " row" : " rows");
    }

    /**
     * Gathers the entries while the message around them is read. The result is a view if the entries follow each other,
     * and a copy if other fields are between them.
     */
    public static final class Gathering {
        private final Shape shape;
        private int count;
        private int start;
        private int end;
        private ProtoWriter pieces = NONE;

        private static final ProtoWriter NONE = new ProtoWriter(0);

        public Gathering(Shape shape) {
            this.shape = shape;
        }

        /** Takes the current field of the reader as the next entry. */
        public void add(ProtoReader in) {
            int from = in.entryStart();
            in.skipBytes();
            if (count > 0 && from != end) {
                setAside(in.array());
                start = from;
            } else if (count == 0) {
                start = from;
            }
            end = in.position();
            count++;
        }

        /** True if there was no entry. */
        public boolean isEmpty() {
            return count == 0;
        }

        /** The rows that were gathered from the reader's array. */
        public EncodedRows rows(ProtoReader in) {
            if (count == 0) {
                return shape.empty();
            }
            int rows = shape == Shape.PARAMETERS ? 1 : count;
            if (pieces == NONE) {
                return new EncodedRows(shape, rows, new ByteSlice(in.array(), start, end - start));
            }
            setAside(in.array());
            return new EncodedRows(shape, rows, pieces.slice());
        }

        private void setAside(byte[] array) {
            if (pieces == NONE) {
                pieces = new ProtoWriter();
            }
            pieces.raw(new ByteSlice(array, start, end - start));
        }
    }
}
