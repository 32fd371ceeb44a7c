package io.leanq.wire.value;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * A stretch of a result. A server never sends an empty frame that is not {@code done}: clients would stop, or ask for
 * ever.
 *
 * @param offset the index of the first row in the result, from 0
 * @param done true if no row follows
 * @param rows the rows, of shape {@link EncodedRows.Shape#FRAME}
 */
public record Frame(long offset, boolean done, EncodedRows rows) implements ProtoMessage {
    public Frame {
        if (rows.shape() != EncodedRows.Shape.FRAME) {
            throw new IllegalArgumentException("rows of shape " + rows.shape() + " do not belong in a frame");
        }
    }

    /** The offset of the frame that follows. */
    public long nextOffset() {
        return offset + rows.count();
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.int64(1, offset);
        out.bool(2, done);
        rows.writeTo(out);
    }

    public static Frame read(ProtoReader in) {
        long offset = 0;
        boolean done = false;
        EncodedRows.Gathering rows = new EncodedRows.Gathering(EncodedRows.Shape.FRAME);
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> offset = in.int64();
                case 2 -> done = in.bool();
                case 3 -> rows.add(in);
                default -> in.skip();
            }
        }
        return new Frame(offset, done, rows.rows(in));
    }
}
