package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * What a server says about itself in an answer.
 *
 * @param serverAddress "host:port", or empty
 */
public record RpcMetadata(String serverAddress) implements ProtoMessage {
    /** A server that says nothing about itself. A message leaves this out. */
    public static final RpcMetadata NONE = new RpcMetadata("");

    /**
     * The most characters of an address that is kept: a host name has 253 at most, and with a port and brackets it is
     * still shorter than this.
     */
    private static final int LONGEST_KEPT = 300;

    /**
     * The last address that was read and is short enough for one. A server sends the same address with every answer,
     * twice, so most readings make no new object.
     */
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
        if (serverAddress.length() <= LONGEST_KEPT) {
            last = read;
        }
        return read;
    }
}
