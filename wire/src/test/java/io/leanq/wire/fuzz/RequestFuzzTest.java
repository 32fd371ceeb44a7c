package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.DecoderChecks;

/** Bytes that a server reads as a request. */
class RequestFuzzTest {
    @FuzzTest
    void anyBytesAreARequestOrRefused(byte[] bytes) {
        DecoderChecks.request(bytes);
    }
}
