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

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, serverAddress);
    }

    public static RpcMetadata read(ProtoReader in) {
        String serverAddress = "";
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> serverAddress = in.string();
                default -> in.skip();
            }
        }
        return new RpcMetadata(serverAddress);
    }
}
