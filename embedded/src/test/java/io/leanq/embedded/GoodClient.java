package io.leanq.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A client that sends small requests all the time, on its connection and on new ones, while a test attacks the server.
 * The client fails if an answer is wrong, missing or late.
 */
public final class GoodClient {
    private static final Duration LATE = Duration.ofSeconds(15);
    private static final int QUESTIONS_AT_LEAST = 5;
    /** Short enough to notice late answers, long enough not to keep the server busy. */
    private static final long PAUSE_MILLIS = 5;

    private final int port;
    private final CompletableFuture<Integer> asked = new CompletableFuture<>();
    private volatile boolean closing;

    private GoodClient(int port) {
        this.port = port;
    }

    /** A test's attack on the server. */
    public interface Deed {
        void run() throws Exception;
    }

    /** Sends requests while the deed is done, and a little longer. */
    public static void worksDuring(int port, Deed deed) throws Exception {
        GoodClient client = new GoodClient(port);
        Thread thread = new Thread(client::run, "good-client");
        thread.start();
        try {
            deed.run();
        } finally {
            client.closing = true;
            thread.join(TimeUnit.SECONDS.toMillis(60));
        }
        assertThat(client.asked.get(1, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(QUESTIONS_AT_LEAST);
    }

    private void run() {
        int questions = 0;
        try (ProtocolClient old = ProtocolClient.open(port)) {
            while (!closing || questions < QUESTIONS_AT_LEAST) {
                ask(old, questions);
                try (ProtocolClient fresh = ProtocolClient.open(port)) {
                    ask(fresh, questions);
                }
                questions++;
                Thread.sleep(PAUSE_MILLIS);
            }
            asked.complete(questions);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            asked.completeExceptionally(e);
        }
    }

    private static void ask(ProtocolClient client, int question) throws IOException {
        long start = System.nanoTime();
        assertThat(client.value("SELECT " + question)).isEqualTo(question);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATE);
    }
}
