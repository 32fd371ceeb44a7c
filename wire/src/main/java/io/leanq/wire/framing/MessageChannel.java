package io.leanq.wire.framing;

import io.leanq.wire.proto.ProtoWriter;
import java.io.IOException;

/**
 * Sends and receives whole messages over a connection. There is one implementation for each framing. Blocking; for one
 * thread at a time in each direction.
 *
 * <p>After an exception from {@link #receive} or {@link #send} the stream is somewhere inside a message: the connection
 * can only be closed.
 */
public interface MessageChannel {
    /** The default for the largest message received, in bytes. */
    int DEFAULT_MAX_MESSAGE = 256 * 1024 * 1024;

    /**
     * Waits for one whole message.
     *
     * @throws io.leanq.wire.error.ConnectionLostException if the peer closed the stream, before a message or within one
     * @throws io.leanq.wire.error.MalformedMessageException if the header is not what the framing allows
     * @throws io.leanq.wire.error.MessageTooLargeException if the message exceeds the maximum; thrown before memory is
     *     taken
     * @throws io.leanq.wire.error.HttpStatusException if an HTTP peer answers with a status that carries no message
     * @throws java.net.SocketTimeoutException if the stream's own time-out passes
     */
    void receive(MessageBuffer into) throws IOException;

    /**
     * Sends the writer's content as one message, in one write if the message is one chunk. The content is gone
     * afterwards: headers of later chunks overwrite bytes that were sent.
     *
     * <p>After an exception the stream has not taken the whole message, so the peer cannot have read it whole.
     *
     * @param tag a number for the header: 0 from a client, the request's from a server
     */
    void send(ProtoWriter message, int tag) throws IOException;

    /** Sends an error as {@link #send} does. A framing that marks errors marks this one. */
    default void sendError(ProtoWriter message, int tag) throws IOException {
        send(message, tag);
    }

    /** True if the last message was the stream's last, because one of the two sides said so. */
    default boolean isOver() {
        return false;
    }
}
