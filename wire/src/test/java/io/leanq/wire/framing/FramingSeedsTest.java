package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fuzzer of a framing starts from stored conversations that are valid. */
class FramingSeedsTest {
    private static final int MAX = 1000;

    private interface Opening {
        MessageChannel over(ByteArrayInputStream in);
    }

    @Test
    void everySeedIsKeptAndBeginsWithAMessage() throws IOException {
        OutputStream out = OutputStream.nullOutputStream();
        requireHeard(
                "HttpAnswerFuzzTestInputs/anyBytesAreAnswersOrRefused",
                FramingSeeds.httpAnswers(),
                in -> new HttpClientChannel(in, out, "h:1", MAX));
        requireHeard(
                "HttpRequestFuzzTestInputs/anyBytesAreRequestsOrRefused",
                FramingSeeds.httpRequests(),
                in -> new HttpServerChannel(in, out, () -> MAX));
        requireHeard(
                "Tcp8FuzzTestInputs/anyBytesAreMessagesOrRefused",
                FramingSeeds.tcp8(),
                in -> new Tcp8Channel(in, out, MAX));
        requireHeard(
                "Tcp12FuzzTestInputs/anyBytesAreMessagesOrRefused",
                FramingSeeds.tcp12(),
                in -> new Tcp12Channel(in, out, MAX));
    }

    private static void requireHeard(String folder, Map<String, byte[]> seeds, Opening opening) throws IOException {
        for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            String file = "/io/leanq/wire/fuzz/" + folder + "/" + seed.getKey() + ".seed";
            assertThat(FramingSeedsTest.class.getResourceAsStream(file))
                    .as(file)
                    .isNotNull()
                    .hasBinaryContent(seed.getValue());
            MessageBuffer buffer = new MessageBuffer();
            opening.over(new ByteArrayInputStream(seed.getValue())).receive(buffer);
            assertThat(buffer.message().length()).as(file).isPositive();
        }
    }
}
