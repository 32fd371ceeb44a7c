package io.leanq.embedded.error;

/** Carries a {@link ServerError} to the place that answers the client. */
public final class ServerErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ServerError error;

    public ServerErrorException(ServerError error) {
        super(error.message());
        this.error = error;
    }

    public ServerErrorException(String sqlState, String message) {
        this(ServerError.of(sqlState, message));
    }

    public ServerError error() {
        return error;
    }
}
