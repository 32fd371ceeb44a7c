package io.leanq.wire.request;

import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.EncodedRows.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Runs a prepared statement; the connection is the one in the handle.
 *
 * @param statement the statement, with its signature as Prepare gave it
 * @param parameters one row of shape {@link Shape#PARAMETERS}; null if the sender says that it sends none
 * @param firstFrameMaxSize rows of the first frame at most; negative or 0 for the server's own
 */
public record ExecuteRequest(
        StatementHandle statement, @Nullable EncodedRows parameters, int firstFrameMaxSize) implements SessionRequest {
    private static final StatementHandle NO_STATEMENT = new StatementHandle("", 0, null);

    public ExecuteRequest {
        if (parameters != null && parameters.shape() != Shape.PARAMETERS) {
            throw new IllegalArgumentException("rows of shape " + parameters.shape() + " do not belong here");
        }
    }

    @Override
    public String connectionId() {
        return statement.connectionId();
    }

    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.message(1, statement);
        if (parameters != null) {
            parameters.writeTo(out);
        }
        out.bool(4, parameters != null);
        out.int32(5, firstFrameMaxSize);
    }

    /** Reads the request. An absent frame size is taken from the field that older clients fill. */
    public static ExecuteRequest read(ProtoReader in) {
        StatementHandle statement = NO_STATEMENT;
        EncodedRows.Gathering parameters = new EncodedRows.Gathering(Shape.PARAMETERS);
        long oldFrameSize = 0;
        boolean hasParameters = false;
        int firstFrameMaxSize = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> statement = in.message(StatementHandle::read);
                case 2 -> parameters.add(in);
                case 3 -> oldFrameSize = in.int64();
                case 4 -> hasParameters = in.bool();
                case 5 -> firstFrameMaxSize = in.int32();
                default -> in.skip();
            }
        }
        return new ExecuteRequest(
                statement,
                hasParameters || !parameters.isEmpty() ? parameters.rows(in) : null,
                firstFrameMaxSize != 0 ? firstFrameMaxSize : frameSize(oldFrameSize));
    }

    /** A frame size from a field that is wider than an int. A number beyond the ints means no limit. */
    static int frameSize(long rows) {
        return rows < 0 || rows > Integer.MAX_VALUE ? -1 : (int) rows;
    }
}
