package io.leanq.leanxcale.client.net;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.WhatMayHaveRun;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.wire.framing.HttpClientChannel;
import io.leanq.wire.framing.MessageChannel;
import io.leanq.wire.framing.Tcp12Channel;
import io.leanq.wire.framing.Tcp8Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connects to the server as the options say. Thread-safe. A trust store is read once, for the first connection. */
public final class Connector {
    /** The watchdog waits this much longer than the socket's own time-out, whose exception says what was late. */
    private static final long MOMENT_MILLIS = 1000;

    private static final Outcome NOT_CONNECTED = WhatMayHaveRun.of(RequestKind.LOG_IN, RequestFate.NOT_SENT);

    private final LeanxcaleOptions options;
    private final Watchdog watchdog;
    private @Nullable TlsClient tls;

    public Connector(LeanxcaleOptions options, Watchdog watchdog) {
        this.options = options;
        this.watchdog = watchdog;
    }

    public LeanxcaleOptions options() {
        return options;
    }

    public Watchdog watchdog() {
        return watchdog;
    }

    /**
     * Connects to the first address of the host that answers, and puts TLS over the socket if the options ask for it.
     *
     * @param before the channel that continues over the new connection; null for a new channel
     * @param opening by which any thread may end the attempt
     */
    public Line connect(Duration time, @Nullable MessageChannel before, Opening opening) {
        TlsClient secure = options.secure() ? tls() : null;
        long deadline = System.nanoTime() + time.toNanos();
        Socket socket = connect(deadline, opening);
        try {
            TimedInput in = new TimedInput(socket);
            if (secure == null) {
                return new Line(socket, in, in, channel(in, socket.getOutputStream(), before));
            }
            Socket secured = secure.over(socket, in, left(deadline));
            InputStream clear = secured.getInputStream();
            return new Line(socket, in, clear, channel(clear, secured.getOutputStream(), before));
        } catch (IOException e) {
            close(socket);
            if (TimedInput.isInterruption(e)) {
                throw CallFailures.interrupted(NOT_CONNECTED, e);
            }
            throw new ConnectionLost(
                    "cannot connect to " + peer() + (secure == null ? "" : " by " + e.getMessage()), NOT_CONNECTED, e);
        } catch (RuntimeException e) {
            close(socket);
            throw e;
        }
    }

    private synchronized TlsClient tls() {
        TlsClient known = tls;
        if (known == null) {
            known = new TlsClient(options, watchdog);
            tls = known;
        }
        return known;
    }

    private Socket connect(long deadline, Opening opening) {
        try {
            return connect(InetAddress.getAllByName(options.host()), options.port(), left(deadline), watchdog, opening);
        } catch (IOException e) {
            if (TimedInput.isInterruption(e)) {
                throw CallFailures.interrupted(NOT_CONNECTED, e);
            }
            throw new ConnectionLost("cannot connect to " + peer() + reason(e), NOT_CONNECTED, e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return ": no address of this host is known";
        }
        if (failure instanceof SocketTimeoutException) {
            return ": it did not answer in time";
        }
        return failure instanceof ConnectException ? ": nothing there takes connections" : "";
    }

    /** Connects to the first address that answers. An address that does not answer leaves time for those after it. */
    static Socket connect(InetAddress[] addresses, int port, Duration time, Watchdog watchdog, Opening opening)
            throws IOException {
        long deadline = System.nanoTime() + time.toNanos();
        IOException failure = null;
        for (int i = 0; i < addresses.length; i++) {
            long share = Math.max(1, left(deadline).toMillis() / (addresses.length - i));
            Socket socket = new Socket();
            Watchdog.Guard guard = watchdog.guard(socket, Duration.ofMillis(share + MOMENT_MILLIS));
            try {
                opening.trying(socket);
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.connect(new InetSocketAddress(addresses[i], port), (int) share);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = failure == null ? e : failure;
                if (opening.reason() != null) {
                    throw failure;
                }
                if (guard.end() == Watchdog.Verdict.INTERRUPTED) {
                    throw new TimedInput.InterruptedWaitException();
                }
            } finally {
                guard.end();
            }
        }
        throw failure == null ? new UnknownHostException("a host without an address") : failure;
    }

    private static Duration left(long deadline) {
        return Duration.ofMillis(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    }

    private MessageChannel channel(InputStream in, OutputStream out, @Nullable MessageChannel before) {
        int max = options.maxMessageBytes();
        return switch (options.transport()) {
            case TCP -> new Tcp12Channel(in, out, max);
            case TCP8 -> new Tcp8Channel(in, out, max);
            case HTTP ->
                before instanceof HttpClientChannel http
                        ? http.over(in, out)
                        : new HttpClientChannel(in, out, authority(), max);
        };
    }

    private String authority() {
        String host = options.host();
        if (!host.matches("[!-~]+")) {
            throw new LeanqException("the host is not one that HTTP can name; write it in ASCII");
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + options.port();
    }

    /** The server's name in messages. */
    public String peer() {
        return options.host() + ":" + options.port();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // the socket is given up, so a failure changes nothing
        }
    }
}
