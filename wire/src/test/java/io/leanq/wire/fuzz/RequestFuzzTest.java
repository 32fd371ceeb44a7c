package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.DecoderChecks;

/** What a server reads. */
class RequestFuzzTest {
    @FuzzTest
    void anyBytesAreARequestOrRefused(byte[] bytes) {
        DecoderChecks.request(bytes);
    }
}
