package io.leanq.wire.response;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.common.Severity;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * A request failed. The server's text may hold values of rows, so {@code toString} leaves it out.
 *
 * @param exceptions one text for each exception in the chain; its first line begins with the class name
 * @param errorMessage what went wrong
 * @param severity how bad it is
 * @param errorCode the vendor's number; -1 unknown, 1 no such connection, 2 not authorized
 * @param sqlState five characters; 00000 or empty if the server lost it
 * @param metadata the server
 * @param hasExceptions true if there are texts
 */
public record ErrorResponse(
        List<String> exceptions,
        String errorMessage,
        Severity severity,
        int errorCode,
        String sqlState,
        RpcMetadata metadata,
        boolean hasExceptions)
        implements Response {
    /** The code of a connection that the server does not know. */
    public static final int MISSING_CONNECTION = 1;

    /** The code of a refused log-in. */
    public static final int UNAUTHORIZED = 2;

    /** The code of everything else. */
    public static final int UNKNOWN = -1;

    public ErrorResponse {
        exceptions = List.copyOf(exceptions);
    }

    /**
     * An error with one exception text. The text should begin with the name of a class, by which some clients classify
     * the error.
     */
    public static ErrorResponse of(String exception, String message, int code, String sqlState) {
        return new ErrorResponse(List.of(exception), message, Severity.ERROR, code, sqlState, RpcMetadata.NONE, true);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.strings(1, exceptions);
        out.string(2, errorMessage);
        out.int32(3, severity.number());
        out.uint32(4, errorCode);
        out.string(5, sqlState);
        if (!metadata.equals(RpcMetadata.NONE)) {
            out.message(6, metadata);
        }
        out.bool(7, hasExceptions);
    }

    public static ErrorResponse read(ProtoReader in) {
        List<String> exceptions = List.of();
        String errorMessage = "";
        Severity severity = Severity.of(0);
        int errorCode = 0;
        String sqlState = "";
        RpcMetadata metadata = RpcMetadata.NONE;
        boolean hasExceptions = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> exceptions = in.addString(exceptions);
                case 2 -> errorMessage = in.string();
                case 3 -> severity = Severity.of(in.int32());
                case 4 -> errorCode = in.int32();
                case 5 -> sqlState = in.string();
                case 6 -> metadata = in.message(RpcMetadata::read);
                case 7 -> hasExceptions = in.bool();
                default -> in.skip();
            }
        }
        return new ErrorResponse(exceptions, errorMessage, severity, errorCode, sqlState, metadata, hasExceptions);
    }

    @Override
    public String toString() {
        return "ErrorResponse[" + severity + ", code " + errorCode + ", state " + sqlState + "]";
    }
}
