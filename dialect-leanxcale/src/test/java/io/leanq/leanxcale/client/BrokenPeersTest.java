package io.leanq.leanxcale.client;

import static io.leanq.leanxcale.client.ScriptedServer.httpHead;
import static io.leanq.leanxcale.client.ScriptedServer.joined;
import static io.leanq.leanxcale.client.ScriptedServer.littleEndian;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that refuse or stay silent, and answers that break off, give a wrong length, do not end, or are no answers. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("BrokenPeersTest")
@ParameterizedClass
@MethodSource("ways")
@Order(1)
class BrokenPeersTest extends FaultyPeer {
    @Test
    void refusingHostIsReportedAtOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LeanxcaleOptions nobody = options().port(port).build();
        assertThat(lost(nobody, Stage.LOG_IN))
                .hasMessageContaining("cannot connect to 127.0.0.1:" + port + ": nothing there takes connections");
    }

    @Test
    void silentHostIsGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            LeanxcaleOptions options = options()
                    .port(silent.getLocalPort())
                    .connectTimeout(Duration.ofMillis(300))
                    .build();
            assertThat(lost(options, Stage.LOG_IN))
                    .hasMessageContaining(
                            protection == Protection.CLEAR ? "did not answer within" : "did not shake hands within");
        }
    }

    @Test
    void silenceInsteadOfAnAnswerIsGivenUpInTime() {
        assertFaultsTakeTheirTime("did not answer within", (request, with) -> {});
    }

    @Test
    void anAnswerCutOffAnywhereIsALostConnection() {
        for (double part : new double[] {0, 0.02, 0.1, 0.3, 0.6, 0.99}) {
            for (boolean saysGoodbye : new boolean[] {true, false}) {
                assertFaults("was lost while", (request, with) -> {
                    byte[] whole = with.framing(with.message(request));
                    with.raw(Arrays.copyOf(whole, (int) (part * whole.length)));
                    (saysGoodbye ? with.socket : with.beneath).close();
                });
            }
        }
    }

    @Test
    void anAnswerCutOffBetweenItsChunksIsALostConnection() {
        assertFaults("was lost while", (request, with) -> {
            byte[] message = with.message(request);
            byte[] firstHalf = Arrays.copyOf(message, message.length / 2);
            with.raw(
                    switch (transport) {
                        case TCP ->
                            joined(littleEndian(firstHalf.length), new byte[] {0, 0, 0, 0, 1, 1, 0, 0}, firstHalf);
                        case TCP8 -> joined(littleEndian(message.length), new byte[4], firstHalf);
                        case HTTP ->
                            joined(
                                    httpHead("Transfer-Encoding: chunked"),
                                    ascii(Integer.toHexString(firstHalf.length) + "\r\n"),
                                    firstHalf,
                                    ascii("\r\n"));
                    });
            with.socket.close();
        });
    }

    @Test
    void aLengthOfNothingIsNoAnswer() {
        assertFaults("does not keep to the protocol", (request, with) -> with.framed(new byte[0]));
        if (transport == Transport.HTTP) {
            assertFaults(
                    "does not keep to the protocol",
                    (request, with) -> with.raw(joined(httpHead("Transfer-Encoding: chunked"), ascii("0\r\n\r\n"))));
        }
    }

    @Test
    void negativeAndHugeLengthsAreRefusedWithoutAllocation() {
        for (long length : new long[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, MAX_MESSAGE + 1, 1L << 40}) {
            assertFaults("does not keep to the protocol", (request, with) -> {
                byte[] head = littleEndian((int) (length > Integer.MAX_VALUE ? -2 : length));
                with.raw(
                        switch (transport) {
                            case TCP -> joined(head, new byte[] {0, 0, 0, 0, 1, 0, 0, 0}, new byte[100]);
                            case TCP8 -> joined(head, new byte[104]);
                            case HTTP -> joined(httpHead("Content-Length: " + length), new byte[100]);
                        });
            });
        }
        if (transport == Transport.HTTP) {
            for (String size : List.of("-1", "7fffffff", "ffffffff", "fffffffffffffffff", "", "xyz")) {
                assertFaults(
                        "does not keep to the protocol",
                        (request, with) -> with.raw(
                                joined(httpHead("Transfer-Encoding: chunked"), ascii(size + "\r\n"), new byte[100])));
            }
        }
    }

    @Test
    void allowedLengthTakesMemoryAsBytesArrive() {
        LeanxcaleOptions generous = options().maxMessageBytes(1 << 30).build();
        for (Stage stage : Stage.values()) {
            assertFault(generous, stage, "was lost while", (request, with) -> {
                int length = (1 << 30) - 1;
                with.raw(
                        switch (transport) {
                            case TCP -> joined(littleEndian(length), new byte[] {0, 0, 0, 0, 1, 0, 0, 0}, new byte[9]);
                            case TCP8 -> joined(littleEndian(length), new byte[13]);
                            case HTTP -> joined(httpHead("Content-Length: " + length), new byte[9]);
                        });
                with.socket.close();
            });
        }
    }

    @Test
    void chunksWithoutEndAreGivenUpAtTheLargestMessage() {
        int size = 8192;
        byte[] chunk = switch (transport) {
            case TCP -> joined(littleEndian(size), new byte[] {0, 0, 0, 0, 1, 1, 0, 0}, new byte[size]);
            case TCP8 -> joined(littleEndian(Integer.MAX_VALUE), new byte[4 + size]);
            case HTTP -> joined(ascii(Integer.toHexString(size) + "\r\n"), new byte[size], ascii("\r\n"));
        };
        assertFaults("does not keep to the protocol", (request, with) -> {
            if (transport == Transport.HTTP) {
                with.raw(httpHead("Transfer-Encoding: chunked"));
            }
            while (true) {
                with.raw(chunk);
            }
        });
    }

    @Test
    void chunksOfOneByteWithoutEndAreGivenUpInTime() {
        byte[] chunk = switch (transport) {
            case TCP -> joined(littleEndian(1), new byte[] {0, 0, 0, 0, 1, 1, 0, 0}, new byte[1]);
            case TCP8 -> new byte[] {1};
            case HTTP -> ascii("1\r\n.\r\n");
        };
        LeanxcaleOptions impatient =
                options().connectTimeout(IMPATIENCE).readTimeout(IMPATIENCE).build();
        assertFault(impatient, Stage.EXECUTE, "did not answer within", (request, with) -> {
            if (transport != Transport.TCP) {
                with.raw(
                        transport == Transport.HTTP
                                ? httpHead("Transfer-Encoding: chunked")
                                : joined(littleEndian(MAX_MESSAGE), new byte[4]));
            }
            while (true) {
                with.raw(chunk);
                pause();
            }
        });
    }

    @Test
    void garbageIsNoAnswer() {
        Random random = new Random(42);
        int rounds = protection == Protection.CLEAR ? 20 : 5;
        for (int i = 0; i < rounds; i++) {
            byte[] noise = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(noise);
            assertFaults("", (request, with) -> {
                with.raw(noise);
                with.socket.close();
            });
            assertFaults("does not keep to the protocol", (request, with) -> with.framed(noise));
        }
        for (String text : List.of(
                "SSH-2.0-OpenSSH_9.6\r\n",
                "220 mail ESMTP\r\n",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "<html><body>It works!</body></html>")) {
            assertFaults("", (request, with) -> {
                with.raw(ascii(text));
                with.socket.close();
            });
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
