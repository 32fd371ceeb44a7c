package io.leanq.leanxcale.client;

import static io.leanq.leanxcale.client.ScriptedServer.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleOptionsBuilder;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A peer that misbehaves at log-in, when a statement is prepared, when it is run, or at the commit. Each time the
 * client must report a lost connection with the right outcome, in bounded time and memory, and its pool must go on over
 * another connection.
 */
@Timeout(60)
abstract class FaultyPeer {
    static final BindWriter ONE = binds -> binds.setInt(0, 1);
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration IMPATIENCE = Duration.ofSeconds(1);
    static final int MAX_MESSAGE = 1 << 20;
    /** The most bytes that a call may allocate, including the largest message and the growth of its buffer. */
    static final long MAX_ALLOCATED = 8L << 20;

    static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Set<Protection> IN_USE = EnumSet.noneOf(Protection.class);

    /** The request at which the peer misbehaves. */
    enum Stage {
        LOG_IN(OpenConnectionRequest.class, Outcome.NOT_RUN),
        PREPARE(PrepareRequest.class, Outcome.NOT_RUN),
        EXECUTE(ExecuteRequest.class, Outcome.MAY_HAVE_RUN),
        COMMIT(CommitRequest.class, Outcome.MAY_HAVE_RUN);

        final Class<? extends Request> request;
        final Outcome outcome;

        Stage(Class<? extends Request> request, Outcome outcome) {
            this.request = request;
            this.outcome = outcome;
        }
    }

    @Parameter(0)
    Transport transport;

    @Parameter(1)
    Protection protection;

    ScriptedServer server;

    static Stream<Arguments> ways() {
        return Stream.of(
                arguments(Transport.TCP, Protection.CLEAR),
                arguments(Transport.TCP8, Protection.CLEAR),
                arguments(Transport.HTTP, Protection.CLEAR),
                arguments(Transport.TCP, Protection.TLS_1_3),
                arguments(Transport.TCP8, Protection.TLS_1_2),
                arguments(Transport.HTTP, Protection.TLS_1_3));
    }

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(transport, protection);
        synchronized (IN_USE) {
            if (IN_USE.add(protection)) {
                work(options().build()); // the first use of TLS allocates more, which is no call's cost
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    final LeanxcaleOptionsBuilder options() {
        return options(server);
    }

    static LeanxcaleOptionsBuilder options(ScriptedServer server) {
        return server.options()
                .connectTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .poolSize(1)
                .maxMessageBytes(MAX_MESSAGE);
    }

    /** Runs a prepared insert in a transaction, which passes every stage. */
    final void work(LeanxcaleOptions options) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            work(driver);
        }
    }

    static void work(LeanxcaleDriver driver) {
        try (DriverConnection connection = driver.acquire()) {
            connection.autocommit(false);
            assertThat(connection.execute("INSERT INTO t VALUES (?)", ONE)).isEqualTo(1);
            connection.commit();
        }
    }

    /** Misbehaves at each stage in turn, and expects a lost connection with the message. */
    final void assertFaults(String message, ScriptedServer.Behaviour fault) {
        for (Stage stage : Stage.values()) {
            assertFault(options().build(), stage, message, fault);
        }
    }

    final void assertFault(LeanxcaleOptions options, Stage stage, String message, ScriptedServer.Behaviour fault) {
        assertFault(server, options, stage, message, fault);
    }

    static void assertFault(
            ScriptedServer server,
            LeanxcaleOptions options,
            Stage stage,
            String message,
            ScriptedServer.Behaviour fault) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            server.on(stage.request, fault);
            assertThat(lost(driver, stage)).hasMessageContaining(message);
            server.on(stage.request, (request, with) -> with.ordinary(request));
            work(driver);
        }
    }

    /**
     * As {@link #assertFaults}, for faults that take a while: all stages run at the same time, each with a server of
     * its own.
     */
    final void assertFaultsTakeTheirTime(String message, ScriptedServer.Behaviour fault) {
        ExecutorService threads = Executors.newFixedThreadPool(Stage.values().length);
        try {
            List<Future<?>> faults = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                faults.add(threads.submit(() -> {
                    try (ScriptedServer own = new ScriptedServer(transport, protection)) {
                        LeanxcaleOptions impatient = options(own)
                                .connectTimeout(IMPATIENCE)
                                .readTimeout(IMPATIENCE)
                                .build();
                        assertFault(own, impatient, stage, message, fault);
                    }
                    return null;
                }));
            }
            for (Future<?> one : faults) {
                assertThat(one).succeedsWithin(PATIENCE.multipliedBy(2));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    final ConnectionLost lost(LeanxcaleOptions options, Stage stage) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            return lost(driver, stage);
        }
    }

    static ConnectionLost lost(LeanxcaleDriver driver, Stage stage) {
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        Throwable thrown = catchThrowable(() -> work(driver));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("%s", stage).isLessThan(PATIENCE);
        assertThat(THREADS.getThreadAllocatedBytes(thread) - allocated)
                .as("bytes allocated, %s", stage)
                .isLessThan(MAX_ALLOCATED);
        assertThat(thrown).as("%s", stage).isInstanceOf(ConnectionLost.class);
        assertThat(((ConnectionLost) thrown).outcome())
                .as("%s: %s", stage, thrown)
                .isEqualTo(stage.outcome);
        assertThat(thrown).hasMessageNotContaining("pass4user1");
        return (ConnectionLost) thrown;
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] envelope(String name, byte[] body) {
        byte[] bytes = ("org.apache.calcite.avatica.proto." + name).getBytes(StandardCharsets.US_ASCII);
        return joined(field(1, bytes.length), bytes, field(2, body.length), body);
    }

    /** The key and length of a field of bytes. */
    static byte[] field(int number, int length) {
        return joined(new byte[] {(byte) (number << 3 | 2)}, varint(length));
    }

    static byte[] varint(int value) {
        byte[] bytes = new byte[5];
        int count = 0;
        for (int rest = value; ; rest >>>= 7) {
            boolean last = rest < 0x80;
            bytes[count++] = (byte) (last ? rest : rest & 0x7f | 0x80);
            if (last) {
                return Arrays.copyOf(bytes, count);
            }
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
