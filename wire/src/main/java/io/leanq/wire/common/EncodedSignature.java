package io.leanq.wire.common;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * A {@link Signature} as its bytes. Servers send the signature with every answer to Execute; a client keeps the decoded
 * one beside these bytes and decodes again only if they differ. Clients send the bytes back with every Execute, as they
 * came.
 *
 * @param bytes the encoded signature; valid as long as the buffer around it, see {@link #compact}
 */
public record EncodedSignature(ByteSlice bytes) implements ProtoMessage {
    /** A signature without any field. Stock servers need at least this one in Execute. */
    public static final EncodedSignature EMPTY = new EncodedSignature(ByteSlice.EMPTY);

    /** The decoded signature. */
    public Signature decode() {
        return Signature.read(new ProtoReader(bytes));
    }

    /** The number of columns, counted without decoding any. */
    public int columnCount() {
        ProtoReader in = new ProtoReader(bytes);
        int columns = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            if (f == 1) {
                columns++;
            }
            in.skip();
        }
        return columns;
    }

    /** The same bytes in an array of their own, for keeping. */
    public EncodedSignature compact() {
        return new EncodedSignature(bytes.compact());
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.raw(bytes);
    }

    /** Takes the rest of the reader's message as the signature, without decoding it. */
    public static EncodedSignature read(ProtoReader in) {
        return new EncodedSignature(new ByteSlice(in.array(), in.position(), in.limit() - in.position()));
    }
}
