package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.framing.FramingChecks;

/** Messages in chunks behind headers of 12 bytes. */
class Tcp12FuzzTest {
    @FuzzTest
    void anyBytesAreMessagesOrRefused(byte[] bytes) {
        FramingChecks.tcp12(bytes);
    }
}
