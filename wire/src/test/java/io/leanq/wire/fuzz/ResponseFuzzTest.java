package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.DecoderChecks;

/** Bytes that a client reads as a response, with its columns and rows. */
class ResponseFuzzTest {
    @FuzzTest
    void anyBytesAreAResponseOrRefused(byte[] bytes) {
        DecoderChecks.response(bytes);
    }
}
