package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Asks for facts about the database.
 *
 * @param connectionId the text that the client chose for the connection
 */
public record DatabasePropertyRequest(String connectionId) implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
    }

    public static DatabasePropertyRequest read(ProtoReader in) {
        String connectionId = "";
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                default -> in.skip();
            }
        }
        return new DatabasePropertyRequest(connectionId);
    }
}
