package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.framing.FramingChecks;

/** Messages in chunks, each after a header of 12 bytes. */
class Tcp12FuzzTest {
    @FuzzTest
    void anyBytesAreMessagesOrRefused(byte[] bytes) {
        FramingChecks.tcp12(bytes);
    }
}
