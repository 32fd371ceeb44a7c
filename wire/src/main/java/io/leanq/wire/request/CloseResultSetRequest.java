package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Ends a result early. An extension of LeanXcale that its descriptors have, and that no known client sends.
 *
 * @param connectionId the text that the client chose for the connection
 * @param statementId the statement's number on its connection
 */
public record CloseResultSetRequest(String connectionId, int statementId) implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
    }

    public static CloseResultSetRequest read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                default -> in.skip();
            }
        }
        return new CloseResultSetRequest(connectionId, statementId);
    }
}
