package io.leanq.wire.framing;

import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;

/**
 * Sends and receives whole messages over a connection. One framing each; blocking; one thread at a time in each
 * direction.
 *
 * <p>After an exception from {@link #receive} or {@link #send} the stream stands somewhere inside a message: the
 * connection can only be closed.
 */
public interface MessageChannel {
    /** The largest message received, unless set otherwise, in bytes. */
    int DEFAULT_MAX_MESSAGE = 256 * 1024 * 1024;

    /**
     * Waits for one whole message.
     *
     * @throws io.leanq.wire.error.ConnectionLostException if the peer closed the stream, before a message or within one
     * @throws io.leanq.wire.error.MalformedMessageException if the header is not what the framing allows
     * @throws io.leanq.wire.error.MessageTooLargeException if the message exceeds the maximum; checked before memory is
     *     taken
     * @throws io.leanq.wire.error.HttpStatusException if an HTTP peer answers with a status that stands for no message
     * @throws java.net.SocketTimeoutException if the stream's own time-out passes
     */
    void receive(MessageBuffer into) throws IOException;

    /**
     * Sends what the writer holds as one message, in one write if it is one chunk. The writer's content is used up:
     * headers of later chunks overwrite bytes already sent.
     *
     * <p>If it throws, not all of the message was handed to the stream, so the peer cannot have read it whole.
     *
     * @param tag a number for the header: a client's 0, a server's that of the request
     */
    void send(ProtoWriter message, int tag) throws IOException;

    /** Sends an answer that is an error, as {@link #send} does; a framing that marks errors marks it. */
    default void sendError(ProtoWriter message, int tag) throws IOException {
        send(message, tag);
    }

    /** True when the stream carries no further message after the last one, because one of the two sides said so. */
    default boolean isOver() {
        return false;
    }
}
