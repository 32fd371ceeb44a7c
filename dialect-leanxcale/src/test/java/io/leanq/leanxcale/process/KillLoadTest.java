package io.leanq.leanxcale.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server under load is killed again and again over the same data, and no acknowledged commit is lost. In the build
 * the test runs for a short time; the system properties {@code kill.rounds}, {@code kill.threads}, {@code kill.load}
 * and {@code kill.idle} (ms) make it longer. With {@code kill.idle=0} the server is killed while commits are under way.
 */
@Tag("slow")
@Order(1)
class KillLoadTest {

    @Test
    void noAcknowledgedCommitIsLost(@TempDir Path data) throws Exception {
        KillLoad load = new KillLoad(
                Integer.getInteger("kill.threads", 12),
                Duration.ofMillis(Integer.getInteger("kill.load", 1_000)),
                Duration.ofMillis(Integer.getInteger("kill.idle", 200)),
                List.of("-XX:TieredStopAtLevel=1"));
        int rounds = Integer.getInteger("kill.rounds", 2);
        for (int round = 1; round <= rounds; round++) {
            KillLoad.Result result = load.run(data);
            System.out.printf(
                    "round %d: %d commits acknowledged, %.0f a second, %d rows lost%n",
                    round, result.acknowledged(), result.commitsPerSecond(), result.lost());
            assertThat(result.acknowledged()).isPositive();
            assertThat(result.lost()).isZero();
        }
    }
}
