package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * Runs a statement that has no parameters. {@code toString} leaves out the SQL, which may hold literals.
 *
 * @param connectionId the connection
 * @param statementId a number from CreateStatement; its result before this is ended
 * @param sql the statement
 * @param maxRowsTotal rows of the result at most; negative for no limit, 0 for the server's own
 * @param firstFrameMaxSize rows of the first frame at most; negative or 0 for the server's own
 */
public record PrepareAndExecuteRequest(
        String connectionId, int statementId, String sql, long maxRowsTotal, int firstFrameMaxSize)
        implements SessionRequest {
    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        out.string(2, sql);
        out.uint32(4, statementId);
        out.int64(5, maxRowsTotal);
        out.int32(6, firstFrameMaxSize);
    }

    /** Reads the request. Absent limits are taken from the field that older clients fill. */
    public static PrepareAndExecuteRequest read(ProtoReader in) {
        String connectionId = "";
        String sql = "";
        long oldLimit = 0;
        int statementId = 0;
        long maxRowsTotal = 0;
        int firstFrameMaxSize = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> sql = in.string();
                case 3 -> oldLimit = in.int64();
                case 4 -> statementId = in.int32();
                case 5 -> maxRowsTotal = in.int64();
                case 6 -> firstFrameMaxSize = in.int32();
                default -> in.skip();
            }
        }
        return new PrepareAndExecuteRequest(
                connectionId,
                statementId,
                sql,
                maxRowsTotal != 0 ? maxRowsTotal : oldLimit,
                firstFrameMaxSize != 0 ? firstFrameMaxSize : ExecuteRequest.frameSize(oldLimit));
    }

    @Override
    public String toString() {
        return "PrepareAndExecuteRequest[" + connectionId + ", " + statementId + ", SQL of " + sql.length()
                + " characters]";
    }
}
