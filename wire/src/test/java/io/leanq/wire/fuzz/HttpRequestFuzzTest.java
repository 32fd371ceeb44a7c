package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.framing.FramingChecks;

/** Bytes that a server reads from an HTTP client. */
class HttpRequestFuzzTest {
    @DictionaryFile(resourcePath = "http.dict")
    @FuzzTest
    void anyBytesAreRequestsOrRefused(byte[] bytes) {
        FramingChecks.httpRequests(bytes);
    }
}
