package io.leanq.embedded.error;

/** Carries a {@link ReportedError} to the code that answers the client. */
public final class ServerErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReportedError error;

    public ServerErrorException(ReportedError error) {
        super(error.message());
        this.error = error;
    }

    public ServerErrorException(String sqlState, String message) {
        this(ReportedError.of(sqlState, message));
    }

    public ReportedError error() {
        return error;
    }
}
