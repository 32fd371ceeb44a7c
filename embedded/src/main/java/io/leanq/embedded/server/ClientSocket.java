package io.leanq.embedded.server;

import io.leanq.embedded.error.ErrorTranslation;
import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.RequestCodec;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.error.UnknownMessageException;
import io.leanq.wire.error.WireException;
import io.leanq.wire.framing.HttpServerChannel;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.MessageChannel;
import io.leanq.wire.framing.UnderlaySocket;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One client's socket and thread. The thread finds out how the client frames its messages, then reads and answers one
 * request after the other. When the socket ends, the sessions that it opened are rolled back and closed; a session over
 * HTTP stays until nobody has used it for the idle time.
 */
final class ClientSocket implements Runnable, ConnectionIds.Client {
    private static final int MESSAGE_BEFORE_LOG_IN = 64 * 1024;
    private static final long NANOS_TO_LOG_IN = TimeUnit.SECONDS.toNanos(10);
    private static final int MILLIS_TO_READ_THE_LAST_ANSWER = 500;

    private final Socket socket;
    private final Entrance entrance;
    private final ServerContext context;
    private final int maxMessage;
    private final Runnable onEnd;
    private final ClientInput input;
    private final ProtoWriter writer = new ProtoWriter();
    private final MemoryShare share;
    private final MessageBuffer buffer;
    private final Progress progress;
    private @Nullable String refusal;
    /** True while a client logs in and names no user. Stock Avatica sends Basic credentials only after a challenge. */
    private boolean challenging;

    private volatile Reach reach;
    private volatile RequestHandler handler;
    private volatile boolean answering;
    /** Bytes of the answer that the thread is writing; 0 while it writes none. */
    private volatile int sending;

    private volatile ClientOutput output;
    private volatile boolean killed;
    private volatile long waitingSince = System.nanoTime();

    /** @param onEnd runs once, when the client has ended */
    ClientSocket(Socket socket, Entrance entrance, ServerContext context, int maxMessage, Runnable onEnd)
            throws IOException {
        this.socket = socket;
        this.entrance = entrance;
        this.context = context;
        this.maxMessage = maxMessage;
        this.onEnd = onEnd;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        share = new MemoryShare(context.memory());
        buffer = new MessageBuffer(share);
        progress = new Progress(context.looksAtNoProgress());
        input = new ClientInput(socket);
        output = new ClientOutput(socket.getOutputStream());
        reach = new SocketReach(context.connectionIds(), this);
        handler = new RequestHandler(context, reach);
    }

    @Override
    public void run() {
        try {
            MessageChannel channel = open();
            try {
                serve(channel);
            } catch (MessageTooLargeException e) {
                tellAndLeave(channel, ReportedError.of("54000", e.getMessage()));
            } catch (ServerErrorException e) {
                tellAndLeave(channel, e.error());
            } catch (OutOfMemoryError e) {
                tellAndLeave(channel, ErrorTranslation.of(e));
            } catch (MalformedMessageException e) {
                if (channel.isOver()) {
                    leave();
                }
            }
        } catch (IOException | WireException e) {
            // the client is gone, or its bytes are no message: no answer would reach it
        } finally {
            end();
        }
    }

    private MessageChannel open() throws IOException {
        Framing framing = Framing.of(input);
        ClientInput in = input;
        SSLContext tls = entrance.tls();
        if (framing == Framing.TLS) {
            if (tls == null) {
                throw new IOException("TLS begun on a port without TLS");
            }
            SSLSocket secured = shakeHands(tls);
            in = new ClientInput(secured);
            output = new ClientOutput(secured.getOutputStream());
            framing = Framing.of(in);
        } else if (tls != null) {
            refusal = "This port takes connections with TLS only; in LeanQ, secure=true";
        }
        if (entrance.httpOnly() && framing != Framing.HTTP) {
            refusal = "This port takes HTTP only; in LeanQ, transport=http, or the other port";
        }
        if (framing == Framing.TLS) {
            throw new IOException("TLS within TLS");
        }
        if (framing == Framing.HTTP) {
            reach = context.httpSessions().from(socket.getInetAddress());
            handler = new RequestHandler(context, reach);
            if (killed) {
                handler.cancel();
            }
        }
        return framing.channel(in, output, this::largestMessage);
    }

    private SSLSocket shakeHands(SSLContext tls) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.getSocketFactory().createSocket(new UnderlaySocket(socket, input), null, true);
        secured.setUseClientMode(false);
        secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.startHandshake();
        return secured;
    }

    private void serve(MessageChannel channel) throws IOException {
        while (true) {
            channel.receive(buffer);
            if (refusal != null) {
                tellAndLeave(channel, ReportedError.of("08004", refusal));
                return;
            }
            answering = true;
            challenging = false;
            boolean wasLoggedIn = reach.isLoggedIn();
            Response response = respond(channel);
            ResponseCodec.encode(response, writer);
            buffer.shrink(MessageMemory.UNCOUNTED);
            sending = writer.size();
            answering = false;
            if (challenging && response instanceof ErrorResponse && channel instanceof HttpServerChannel http) {
                http.sendChallenge(writer);
            } else if (response instanceof ErrorResponse) {
                channel.sendError(writer, buffer.tag());
            } else {
                channel.send(writer, buffer.tag());
            }
            sending = 0;
            writer.shrink(MessageMemory.UNCOUNTED);
            if (channel.isOver()) {
                return;
            }
            if (wasLoggedIn || reach.isLoggedIn()) {
                waitingSince = System.nanoTime();
            }
        }
    }

    private int largestMessage() {
        return reach.isTrusted() ? maxMessage : Math.min(maxMessage, MESSAGE_BEFORE_LOG_IN);
    }

    private Response respond(MessageChannel channel) {
        try {
            Request request = RequestCodec.decode(buffer.message());
            if (request instanceof OpenConnectionRequest open && channel instanceof HttpServerChannel http) {
                request = BasicCredentials.addTo(open, http.authorization());
                challenging = BasicCredentials.areWanted(open, http.authorization());
            }
            return handler.answer(request);
        } catch (UnknownMessageException e) {
            return error(ReportedError.of("0A000", "This message is not known here"));
        } catch (WireException e) {
            return error(ReportedError.of("08P01", e.getMessage()));
        } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return error(ErrorTranslation.of(e));
        }
    }

    private static ErrorResponse error(ReportedError error) {
        return ErrorResponse.of(error.exceptionLine(), error.message(), error.code(), error.sqlState());
    }

    private void tellAndLeave(MessageChannel channel, ReportedError error) throws IOException {
        buffer.shrink(0);
        ResponseCodec.encode(error(error), writer);
        channel.sendError(writer, buffer.tag());
        leave();
    }

    private void leave() throws IOException {
        socket.shutdownOutput();
        input.drain(MILLIS_TO_READ_THE_LAST_ANSWER);
    }

    /**
     * Ends the client if it is gone while its request runs, takes too long to log in, or is stuck in a large message.
     * For one thread, which calls this again and again.
     */
    void stopIfGone() {
        if (isGone() || isStuck() || !isLoggedIn() && System.nanoTime() - waitingSince > NANOS_TO_LOG_IN) {
            kill();
        }
    }

    /** True when a large message or a large answer is under way and has hardly moved over the last looks. */
    private boolean isStuck() {
        boolean comes = !answering && share.held() > 0 && !share.isWaiting();
        boolean goes = sending > MessageMemory.UNCOUNTED;
        return progress.isStuck(comes || goes, input.received() + output.sent());
    }

    boolean isLoggedIn() {
        return reach.isLoggedIn();
    }

    /** True when the client is not logged in and has, for this long, sent no whole request and taken no answer. */
    boolean isSilent(long nanos) {
        return !isLoggedIn() && !answering && System.nanoTime() - waitingSince > nanos;
    }

    @Override
    public boolean isGone() {
        return socket.isClosed() || input.isAtEnd();
    }

    /** Closes the socket beneath TLS, if there is TLS: its closing message could block. */
    @Override
    public void kill() {
        killed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to close
        }
        handler.cancel();
    }

    private void end() {
        kill();
        buffer.shrink(0);
        reach.end();
        onEnd.run();
    }
}
