package io.leanq.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();

    /** What is shown while numbers are asked for so many times. */
    private String shown(boolean interactive, long quietMillis, int times, boolean isShareKnown) throws Exception {
        Surroundings surroundings = new Surroundings(
                Map.of(),
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                interactive,
                question -> null);
        AtomicLong rows = new AtomicLong();
        CountDownLatch asked = new CountDownLatch(times);
        try (Progress progress = new Progress(
                surroundings,
                "load",
                () -> rows.addAndGet(10),
                () -> {
                    asked.countDown();
                    return isShareKnown ? Math.min(1_000, rows.get() * 10) : -1;
                },
                quietMillis,
                20)) {
            progress.begin();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }
        return err.toString();
    }

    @Test
    void linesShowRowsShareRateAndTimeLeft() throws Exception {
        assertThat(shown(false, 5, 3, true).lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .first()
                .asString()
                .matches("load: 10 rows, 10 %, \\d+ rows/s, \\d+ s left");
        assertThat(err.toString()).doesNotContain("\r");
    }

    @Test
    void unknownShareIsLeftOut() throws Exception {
        assertThat(shown(false, 5, 2, false).lines()).first().asString().matches("load: 10 rows, \\d+ rows/s");
    }

    @Test
    void barIsDrawnOverItselfAndTakenOff() throws Exception {
        assertThat(shown(true, 5, 3, true))
                .contains("\rload", "rows/s", "s left")
                .doesNotContain("\n")
                .endsWith("\r");
    }

    @Test
    void nothingIsShownInTheFirstMoments() throws Exception {
        assertThat(shown(false, 60_000, 0, true)).isEmpty();
    }
}
