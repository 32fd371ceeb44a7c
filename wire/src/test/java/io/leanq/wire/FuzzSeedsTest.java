package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fuzzer starts from one valid message of each kind. */
class FuzzSeedsTest {
    @Test
    void everyRequestHasASeedThatIsRead() throws Exception {
        assertThat(seeds("RequestFuzzTestInputs/anyBytesAreARequestOrRefused", RequestCodec::decode))
                .containsExactlyInAnyOrderElementsOf(
                        MessageKinds.names(Request.class).toList());
    }

    @Test
    void everyResponseHasASeedThatIsRead() throws Exception {
        assertThat(seeds("ResponseFuzzTestInputs/anyBytesAreAResponseOrRefused", ResponseCodec::decode))
                .containsExactlyInAnyOrderElementsOf(
                        MessageKinds.names(Response.class).toList());
    }

    private static List<String> seeds(String folder, Function<ByteSlice, ? extends ProtoMessage> decode)
            throws Exception {
        URI uri = Objects.requireNonNull(FuzzSeedsTest.class.getResource("fuzz/" + folder))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(uri))) {
            return files.filter(file -> file.toString().endsWith(".seed"))
                    .map(file -> read(file, decode))
                    .toList();
        }
    }

    private static String read(Path file, Function<ByteSlice, ? extends ProtoMessage> decode) {
        try {
            ProtoMessage message = decode.apply(ByteSlice.of(Files.readAllBytes(file)));
            String name = message.getClass().getSimpleName();
            assertThat(file.getFileName()).hasToString(name + ".seed");
            return name;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
