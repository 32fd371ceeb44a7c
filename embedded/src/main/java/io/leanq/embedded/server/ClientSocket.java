package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerError;
import io.leanq.embedded.error.ServerErrors;
import io.leanq.wire.RequestCodec;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.error.UnknownMessageException;
import io.leanq.wire.error.WireException;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * One client: a thread that reads a request, answers it, and reads the next. When the socket ends, for whatever reason,
 * everything that the client had is rolled back and freed.
 */
final class ClientSocket implements Runnable, Sessions.Client {
    private static final int MESSAGE_BEFORE_LOG_IN = 64 * 1024;
    private static final int KEPT_BUFFER = 1 << 20;
    private static final long NANOS_TO_LOG_IN = TimeUnit.SECONDS.toNanos(10);

    private final Socket socket;
    private final int maxMessage;
    private final Runnable onEnd;
    private final ClientInput input;
    private final Tcp12Channel channel;
    private final RequestHandler handler;
    private final ProtoWriter writer = new ProtoWriter();
    private volatile boolean loggedIn;
    private volatile boolean answering;
    private volatile long waitingSince = System.nanoTime();

    /** @param onEnd told once when the client has ended */
    ClientSocket(Socket socket, ServerContext context, int maxMessage, Runnable onEnd) throws IOException {
        this.socket = socket;
        this.maxMessage = maxMessage;
        this.onEnd = onEnd;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        input = new ClientInput(socket);
        channel = new Tcp12Channel(input, socket.getOutputStream(), this::largestMessage);
        handler = new RequestHandler(context, this);
    }

    @Override
    public void run() {
        MessageBuffer buffer = new MessageBuffer();
        try {
            while (true) {
                channel.receive(buffer);
                answering = true;
                Response response = respond(buffer);
                ResponseCodec.encode(response, writer);
                channel.send(writer, buffer.tag());
                buffer.shrink(KEPT_BUFFER);
                if (loggedIn != handler.isLoggedIn()) {
                    waitingSince = System.nanoTime();
                    loggedIn = handler.isLoggedIn();
                }
                answering = false;
            }
        } catch (MessageTooLargeException e) {
            tellAndLeave(ServerError.of("54000", e.getMessage()), buffer.tag());
        } catch (IOException | WireException e) {
            // the client is gone, or what it sends is no message: nobody is there to be told
        } finally {
            end();
        }
    }

    private int largestMessage() {
        return loggedIn ? maxMessage : Math.min(maxMessage, MESSAGE_BEFORE_LOG_IN);
    }

    private Response respond(MessageBuffer buffer) {
        try {
            return handler.answer(RequestCodec.decode(buffer.message()));
        } catch (UnknownMessageException e) {
            return error(ServerError.of("0A000", "This message is not known here"));
        } catch (WireException e) {
            return error(ServerError.of("08P01", e.getMessage()));
        } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return error(ServerErrors.of(e));
        }
    }

    private static ErrorResponse error(ServerError error) {
        return ErrorResponse.of(error.exceptionLine(), error.message(), error.code(), error.sqlState());
    }

    private void tellAndLeave(ServerError error, int tag) {
        try {
            ResponseCodec.encode(error(error), writer);
            channel.send(writer, tag);
        } catch (IOException e) {
            // the client is gone
        }
    }

    /** Looks whether the client of a running request is still there or takes too long to log in, and ends it then. */
    void stopIfGone() {
        if (isGone() || !loggedIn && System.nanoTime() - waitingSince > NANOS_TO_LOG_IN) {
            kill();
        }
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    /** True when the client is not logged in and has for so long sent nothing that could be answered. */
    boolean isSilent(long nanos) {
        return !loggedIn && !answering && System.nanoTime() - waitingSince > nanos;
    }

    @Override
    public boolean isGone() {
        return socket.isClosed() || input.isAtEnd();
    }

    @Override
    public void kill() {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
        handler.cancel();
    }

    private void end() {
        kill();
        handler.closeAll();
        onEnd.run();
    }
}
