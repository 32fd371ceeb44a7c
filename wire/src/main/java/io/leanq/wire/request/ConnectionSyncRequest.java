package io.leanq.wire.request;

import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Sets properties of the connection. The answer holds all of them.
 *
 * @param connectionId the text that the client chose for the connection
 * @param properties the properties to set
 */
public record ConnectionSyncRequest(String connectionId, ConnectionProperties properties) implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.message(2, properties);
    }

    public static ConnectionSyncRequest read(ProtoReader in) {
        String connectionId = "";
        ConnectionProperties properties = ConnectionProperties.UNSET;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> properties = in.message(ConnectionProperties::read);
                default -> in.skip();
            }
        }
        return new ConnectionSyncRequest(connectionId, properties);
    }
}
