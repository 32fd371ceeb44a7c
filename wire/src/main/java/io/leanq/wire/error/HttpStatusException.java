package io.leanq.wire.error;

/**
 * An HTTP server, or a proxy before it, answered with a status other than 200 and 500, which carry messages of the
 * protocol. The body of the answer is unread, so the connection can only be closed.
 */
public final class HttpStatusException extends WireException {
    private static final long serialVersionUID = 1L;
    /** The status of a server, or a proxy before it, that cannot serve the request now. */
    public static final int SERVICE_UNAVAILABLE = 503;

    private final int status;

    /** @param status the three digits of the answer */
    public HttpStatusException(int status) {
        super("HTTP status " + status + meaning(status));
        this.status = status;
    }

    public int status() {
        return status;
    }

    private static String meaning(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> ": it redirects, which is not followed; name the server itself";
            case 400, 404, 405, 415, 426 -> ": it is an HTTP server, but none that takes this protocol at POST /";
            case 401, 403, 407 -> ": it refuses access, or asks for a log-in by HTTP, which the protocol does not have";
            case 408, 504 -> ": a proxy or the server waited too long for the other side";
            case 413 -> ": it takes no message that large; smaller batches may help (batchBytes)";
            case 502 -> ": a proxy got no proper answer from the server behind it";
            case SERVICE_UNAVAILABLE -> ": nobody is there to serve the request now";
            default -> ", which stands for no message";
        };
    }
}
