package io.leanq.samples.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.samples.Printed;
import org.junit.jupiter.api.Test;

/** Transfers conflict and are repeated, and no cent is missing. */
class TransfersTest {

    @Test
    void collisionsAreRepeatedAndTheTotalStays() throws Exception {
        String text = Printed.by(() -> Transfers.main(new String[0]));
        assertThat(text).contains("800 transfers done, ").contains("total before 1000000, after 1000000");
        int retries = Integer.parseInt(text.replaceAll("(?s).*done, (\\d+) retries.*", "$1"));
        assertThat(retries).as("tellers must have collided").isPositive();
    }
}
