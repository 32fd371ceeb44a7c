package io.leanq.wire.request;

import io.leanq.wire.common.QueryState;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Opens a result again, or the result of a metadata call.
 *
 * @param connectionId the text that the client chose for the connection
 * @param statementId the statement's number on its connection
 * @param state the origin of the result
 * @param offset the first row wanted, from 0
 */
public record SyncResultsRequest(String connectionId, int statementId, QueryState state, long offset)
        implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        out.message(3, state);
        out.int64(4, offset);
    }

    public static SyncResultsRequest read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        QueryState state = QueryState.NONE;
        long offset = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> state = in.message(QueryState::read);
                case 4 -> offset = in.int64();
                default -> in.skip();
            }
        }
        return new SyncResultsRequest(connectionId, statementId, state, offset);
    }
}
