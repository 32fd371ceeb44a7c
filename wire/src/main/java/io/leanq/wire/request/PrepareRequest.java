package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Prepares a statement. {@code toString} leaves out the SQL, which may hold literals.
 *
 * @param connectionId the connection
 * @param sql the statement
 * @param maxRowsTotal rows of a result at most; negative for no limit, 0 for the server's own
 */
public record PrepareRequest(String connectionId, String sql, long maxRowsTotal) implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.string(2, sql);
        out.int64(4, maxRowsTotal);
    }

    /** Reads the request. An absent limit is taken from the field that older clients fill. */
    public static PrepareRequest read(ProtoReader in) {
        String connectionId = "";
        String sql = "";
        long oldLimit = 0;
        long maxRowsTotal = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> sql = in.string();
                case 3 -> oldLimit = in.int64();
                case 4 -> maxRowsTotal = in.int64();
                default -> in.skip();
            }
        }
        return new PrepareRequest(connectionId, sql, maxRowsTotal != 0 ? maxRowsTotal : oldLimit);
    }

    @Override
    public String toString() {
        return "PrepareRequest[" + connectionId + ", SQL of " + sql.length() + " characters]";
    }
}
