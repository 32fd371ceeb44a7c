package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.framing.FramingChecks;

/** Messages, each after a header of 8 bytes. */
class Tcp8FuzzTest {
    @FuzzTest
    void anyBytesAreMessagesOrRefused(byte[] bytes) {
        FramingChecks.tcp8(bytes);
    }
}
