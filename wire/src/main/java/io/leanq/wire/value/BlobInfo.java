package io.leanq.wire.value;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * LxBlobInfo: the large object that a chunk belongs to. Its presence makes a value a large object, even if all of its
 * fields have their defaults.
 *
 * @param id the object's number, from 0
 * @param offset a position in bytes
 * @param done true if the object ends with this chunk
 */
public record BlobInfo(long id, long offset, boolean done) implements ProtoMessage {
    @Override
    public void writeTo(ProtoWriter out) {
        out.int64(1, id);
        out.int64(2, offset);
        out.bool(3, done);
    }

    public static BlobInfo read(ProtoReader in) {
        long id = 0;
        long offset = 0;
        boolean done = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> id = in.int64();
                case 2 -> offset = in.int64();
                case 3 -> done = in.bool();
                default -> in.skip();
            }
        }
        return new BlobInfo(id, offset, done);
    }
}
