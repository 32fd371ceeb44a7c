package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.DecoderChecks;

/** What a client reads: responses, their columns and rows. */
class ResponseFuzzTest {
    @FuzzTest
    void anyBytesAreAResponseOrRefused(byte[] bytes) {
        DecoderChecks.response(bytes);
    }
}
