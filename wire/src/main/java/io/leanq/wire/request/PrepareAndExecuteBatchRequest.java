package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * Executes several statements without parameters in turn.
 *
 * @param connectionId the text that the client chose for the connection
 * @param statementId the statement's number on its connection
 * @param sqlCommands the statements
 */
public record PrepareAndExecuteBatchRequest(String connectionId, int statementId, List<String> sqlCommands)
        implements SessionRequest {
    public PrepareAndExecuteBatchRequest {
        sqlCommands = List.copyOf(sqlCommands);
    }

    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        out.strings(3, sqlCommands);
    }

    public static PrepareAndExecuteBatchRequest read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        List<String> sqlCommands = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> sqlCommands = in.addString(sqlCommands);
                default -> in.skip();
            }
        }
        return new PrepareAndExecuteBatchRequest(connectionId, statementId, sqlCommands);
    }

    @Override
    public String toString() {
        return "PrepareAndExecuteBatchRequest[" + statementId + ", " + sqlCommands.size() + " statements]";
    }
}
