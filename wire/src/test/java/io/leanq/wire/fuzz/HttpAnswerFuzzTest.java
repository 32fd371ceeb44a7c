package io.leanq.wire.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.leanq.wire.framing.FramingChecks;

/** Bytes that a client reads from an HTTP server: status lines, fields, bodies of known length and in chunks. */
class HttpAnswerFuzzTest {
    @DictionaryFile(resourcePath = "http.dict")
    @FuzzTest
    void anyBytesAreAnswersOrRefused(byte[] bytes) {
        FramingChecks.httpAnswers(bytes);
    }
}
