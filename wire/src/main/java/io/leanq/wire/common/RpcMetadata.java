package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * What a server says about itself along with an answer.
 *
 * @param serverAddress "host:port", or empty
 */
public record RpcMetadata(String serverAddress) implements ProtoMessage {
    /** A server that says nothing about itself; not written. */
    public static final RpcMetadata NONE = new RpcMetadata("");

    /** What was read last: a server says the same with every answer, twice, and so it is not made anew each time. */
    private static volatile RpcMetadata last = NONE;

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, serverAddress);
    }

    public static RpcMetadata read(ProtoReader in) {
        RpcMetadata known = last;
        String serverAddress = "";
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> serverAddress = in.string(known.serverAddress);
                default -> in.skip();
            }
        }
        if (serverAddress == known.serverAddress) {
            return known;
        }
        RpcMetadata read = new RpcMetadata(serverAddress);
        last = read;
        return read;
    }
}
