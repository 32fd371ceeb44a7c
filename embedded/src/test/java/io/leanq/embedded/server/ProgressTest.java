package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rule by which a client is stuck. */
class ProgressTest {
    private static final int PATIENCE = 4;

    private final Progress progress = new Progress(PATIENCE);

    /**
     * Takes this many looks, with this many bytes between two of them. @return the look at which the client was stuck;
     * 0 if there is none
     */
    private int firstStuck(int looks, boolean due, long step) {
        long moved = 1_000_000;
        for (int look = 1; look <= looks; look++) {
            if (progress.isStuck(due, moved)) {
                return look;
            }
            moved += step;
        }
        return 0;
    }

    @Test
    void clientThatMovesNothingIsStuckAfterTheLooks() {
        assertThat(firstStuck(20, true, 0)).isEqualTo(PATIENCE + 1);
    }

    @Test
    void fewBytesNowAndThenAreNoProgress() {
        assertThat(firstStuck(20, true, Progress.BYTES / PATIENCE - 1)).isEqualTo(PATIENCE + 1);
    }

    @Test
    void slowLineThatMovesEnoughIsNeverStuck() {
        assertThat(firstStuck(1000, true, Progress.BYTES / PATIENCE)).isZero();
    }

    @Test
    void clientOfWhomNothingIsDueIsNeverStuck() {
        assertThat(firstStuck(1000, false, 0)).isZero();
    }

    @Test
    void countStartsAnewWhenNothingIsDue() {
        for (int round = 0; round < 10; round++) {
            assertThat(firstStuck(PATIENCE, true, 0)).isZero();
            assertThat(firstStuck(1, false, 0)).isZero();
        }
    }
}
