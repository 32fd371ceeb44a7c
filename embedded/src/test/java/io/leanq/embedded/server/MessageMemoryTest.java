package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.error.ServerErrorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Large messages share what memory there is. */
class MessageMemoryTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void whatIsTooMuchIsRefusedAfterAWhileAndChangesNothing() {
        MessageMemory memory = new MessageMemory(3 * MEGABYTE, Duration.ofMillis(50));
        memory.take(2 * MEGABYTE);
        assertThatThrownBy(() -> memory.take(2 * MEGABYTE))
                .isInstanceOfSatisfying(
                        ServerErrorException.class,
                        e -> assertThat(e.error().sqlState()).isEqualTo("53200"));
        memory.take(MEGABYTE);
    }

    @Test
    void smallBuffersAreNotCounted() {
        MessageMemory memory = new MessageMemory(0, Duration.ofMillis(50));
        memory.take(MessageMemory.UNCOUNTED);
        memory.give(MessageMemory.UNCOUNTED);
        assertThatThrownBy(() -> memory.take(MessageMemory.UNCOUNTED + 1)).isInstanceOf(ServerErrorException.class);
    }

    @Test
    void waitingClientGoesOnWhenAnotherIsDone() throws Exception {
        MessageMemory memory = new MessageMemory(MEGABYTE, Duration.ofSeconds(30));
        memory.take(MEGABYTE);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> memory.take(MEGABYTE));
        assertThat(waiting.isDone()).isFalse();
        memory.give(MEGABYTE);
        waiting.get(10, TimeUnit.SECONDS);
    }
}
