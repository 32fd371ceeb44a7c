package io.leanq.wire.error;

import java.io.IOException;

/** The peer closed the stream where a message, or the rest of one, was expected. */
public final class ConnectionLostException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param betweenMessages true if no byte of a message has arrived: for a server, the ordinary end of a client */
    public ConnectionLostException(boolean betweenMessages) {
        super(
                betweenMessages
                        ? "connection lost: the peer closed it before a message began"
                        : "connection lost: the peer closed it in the middle of a message");
    }
}
