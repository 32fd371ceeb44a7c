package io.leanq.leanxcale.client;

import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleOptionsBuilder;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.RequestCodec;
import io.leanq.wire.ResponseCodec;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.framing.HttpServerChannel;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.framing.MessageChannel;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.framing.Tcp8Channel;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.CreateStatementRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.CloseConnectionResponse;
import io.leanq.wire.response.CloseStatementResponse;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ConnectionSyncResponse;
import io.leanq.wire.response.CreateStatementResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.OpenConnectionResponse;
import io.leanq.wire.response.PrepareResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.response.RollbackResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A peer on a real socket that answers as a server does, unless a test makes it misbehave. It records every request.
 */
final class ScriptedServer implements AutoCloseable {
    /** What the server does with a request instead of the usual answer. */
    interface Behaviour {
        void answer(Request request, Conversation with) throws IOException;
    }

    /** One client's connection. */
    final class Conversation {
        /** Closing this socket says goodbye if it uses TLS. */
        final Socket socket;
        /** The socket beneath TLS, or the same one without TLS: closing it cuts the conversation silently. */
        final Socket beneath;

        private final MessageChannel channel;
        private final ProtoWriter out = new ProtoWriter();

        Conversation(Socket beneath) throws IOException {
            this.beneath = beneath;
            this.socket = protection.over(beneath);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            this.channel = switch (transport) {
                case TCP -> new Tcp12Channel(in, out, 64 << 20);
                case TCP8 -> new Tcp8Channel(in, out, 64 << 20);
                case HTTP -> new HttpServerChannel(in, out, () -> 64 << 20);
            };
        }

        void send(Response response) throws IOException {
            ResponseCodec.encode(response, out);
            if (response instanceof ErrorResponse) {
                channel.sendError(out, 0);
            } else {
                channel.send(out, 0);
            }
        }

        /** Sends bytes as they are, for answers that are none. */
        void raw(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Sends any bytes as one message, in the framing of the transport. */
        void framed(byte[] message) throws IOException {
            raw(framing(message));
        }

        /** Returns the bytes that {@link #framed} sends. */
        byte[] framing(byte[] message) {
            return switch (transport) {
                case TCP -> joined(littleEndian(message.length), new byte[] {0, 0, 0, 0, 1, 0, 0, 0}, message);
                case TCP8 -> joined(littleEndian(message.length), new byte[4], message);
                case HTTP -> joined(httpHead("Content-Length: " + message.length), message);
            };
        }

        /** Returns the message that is the usual answer. */
        byte[] message(Request request) {
            ResponseCodec.encode(ordinaryAnswer(request), out);
            return out.toByteArray();
        }

        /** Sends the usual answer by HTTP, with a header that says that the socket is closed afterwards. */
        void closing(Request request) throws IOException {
            ResponseCodec.encode(ordinaryAnswer(request), out);
            byte[] body = out.toByteArray();
            raw(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            raw(body);
        }

        void ordinary(Request request) throws IOException {
            send(ordinaryAnswer(request));
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] littleEndian(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
    }

    static byte[] httpHead(String... fields) {
        return ("HTTP/1.1 200 OK\r\n" + String.join("\r\n", fields) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private final Transport transport;
    private final Protection protection;
    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    ScriptedServer() throws IOException {
        this(Transport.TCP);
    }

    ScriptedServer(Transport transport) throws IOException {
        this(transport, Protection.CLEAR);
    }

    ScriptedServer(Transport transport, Protection protection) throws IOException {
        this.transport = transport;
        this.protection = protection;
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread acceptor = new Thread(this::accept, "scripted-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Returns options for a driver of this server, with short time-outs. */
    LeanxcaleOptionsBuilder options() {
        return protection
                .in(LeanxcaleOptions.builder("127.0.0.1", "dbtest"))
                .port(server.getLocalPort())
                .transport(transport)
                .user("user1", "pass4user1")
                .connectTimeout(java.time.Duration.ofMillis(500))
                .readTimeout(java.time.Duration.ofMillis(500));
    }

    /** Sets how requests of this kind are treated from now on. */
    ScriptedServer on(Class<? extends Request> kind, Behaviour behaviour) {
        behaviours.put(kind, behaviour);
        return this;
    }

    /** The names of the requests so far, without log-in and log-out. */
    List<String> conversation() {
        return requests.stream()
                .filter(request ->
                        !(request instanceof OpenConnectionRequest) && !(request instanceof CloseConnectionRequest))
                .map(request -> request.getClass().getSimpleName().replace("Request", ""))
                .toList();
    }

    List<Request> requests() {
        return Collections.unmodifiableList(requests);
    }

    long count(Class<? extends Request> kind) {
        return requests.stream().filter(kind::isInstance).count();
    }

    /** The number of sockets that were opened so far. */
    int socketCount() {
        return opened.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                // bytes are sent at once, also when the client is silent
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                opened.incrementAndGet();
                Thread client = new Thread(() -> serve(socket), "scripted-conversation");
                client.setDaemon(true);
                client.start();
            }
        } catch (IOException e) {
            // the server was closed
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            Conversation conversation = new Conversation(accepted);
            MessageBuffer buffer = new MessageBuffer();
            while (true) {
                conversation.channel.receive(buffer);
                Request request = RequestCodec.decode(buffer.message());
                requests.add(request);
                behaviours
                        .getOrDefault(request.getClass(), (asked, with) -> with.ordinary(asked))
                        .answer(request, conversation);
            }
        } catch (IOException e) {
            // the client closed the connection, or the test cut it
        }
    }

    private Response ordinaryAnswer(Request request) {
        if (request instanceof OpenConnectionRequest) {
            return OpenConnectionResponse.PLAIN;
        } else if (request instanceof CloseConnectionRequest) {
            return CloseConnectionResponse.PLAIN;
        } else if (request instanceof ConnectionSyncRequest sync) {
            ConnectionProperties asked = sync.properties();
            int level = asked.transactionIsolation() == 0 ? 2 : asked.transactionIsolation();
            return new ConnectionSyncResponse(
                    new ConnectionProperties(false, asked.autoCommit(), asked.readOnly(), level, "", ""),
                    RpcMetadata.NONE);
        } else if (request instanceof CreateStatementRequest create) {
            return new CreateStatementResponse(create.connectionId(), statements.incrementAndGet(), RpcMetadata.NONE);
        } else if (request instanceof PrepareRequest prepare) {
            return new PrepareResponse(
                    new StatementHandle(prepare.connectionId(), statements.incrementAndGet(), EncodedSignature.EMPTY),
                    RpcMetadata.NONE);
        } else if (request instanceof CloseStatementRequest) {
            return CloseStatementResponse.PLAIN;
        } else if (request instanceof CommitRequest) {
            return new CommitResponse();
        } else if (request instanceof RollbackRequest) {
            return new RollbackResponse();
        } else if (request instanceof ExecuteRequest execute) {
            return ExecuteResponse.of(ResultSetResponse.ofCount(
                    execute.connectionId(), execute.statement().id(), 1));
        } else if (request instanceof PrepareAndExecuteRequest execute) {
            return ExecuteResponse.of(ResultSetResponse.ofCount(execute.connectionId(), execute.statementId(), 1));
        } else if (request instanceof ExecuteBatchRequest batch) {
            return new ExecuteBatchResponse(
                    batch.connectionId(),
                    batch.statementId(),
                    Collections.nCopies(batch.rows().count(), 1L),
                    false,
                    RpcMetadata.NONE,
                    List.of());
        }
        throw new UncheckedIOException(new IOException("no ordinary answer to " + request));
    }

    /** Cuts all conversations and goes on listening. */
    void cutAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutAll();
    }
}
