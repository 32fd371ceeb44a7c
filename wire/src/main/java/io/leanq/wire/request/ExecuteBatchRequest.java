package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.EncodedRows.Shape;

/**
 * Runs a prepared statement once for each row of parameters.
 *
 * @param connectionId the connection
 * @param statementId the statement
 * @param rows of shape {@link Shape#BATCH}; some servers refuse a request without any
 */
public record ExecuteBatchRequest(String connectionId, int statementId, EncodedRows rows) implements SessionRequest {
    public ExecuteBatchRequest {
        if (rows.shape() != Shape.BATCH) {
            throw new IllegalArgumentException("rows of shape " + rows.shape() + " do not belong here");
        }
    }

    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.uint32(2, statementId);
        rows.writeTo(out);
    }

    public static ExecuteBatchRequest read(ProtoReader in) {
        String connectionId = "";
        int statementId = 0;
        EncodedRows.Gathering rows = new EncodedRows.Gathering(Shape.BATCH);
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> statementId = in.int32();
                case 3 -> rows.add(in);
                default -> in.skip();
            }
        }
        return new ExecuteBatchRequest(connectionId, statementId, rows.rows(in));
    }
}
