package io.leanq.wire.framing;

import io.leanq.wire.RequestCodec;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The conversations that the fuzzer of the framings starts from, by name. Each has at least one whole message. */
final class FramingSeeds {
    private FramingSeeds() {}

    static Map<String, byte[]> httpAnswers() {
        return texts(Map.of(
                "length",
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nConnection: keep-alive\r\nContent-Length: "
                        + "12\r\n\r\nhello, world",
                "chunks",
                "HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n7\r\n, world\r\n0\r\nA: "
                        + "b\r\n\r\n",
                "interim",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "two",
                "\r\nHTTP/1.1 200 \r\nset-cookie:c=d\r\ncontent-length:1\r\n\r\nxHTTP/1.0 200 OK\nContent-Length: "
                        + "2\n\nyz",
                "closing",
                "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 1\r\n\r\nzHTTP/1.1 503 x\r\n\r\n"));
    }

    static Map<String, byte[]> httpRequests() {
        return texts(Map.of(
                "length",
                "POST / HTTP/1.1\r\nHost: h:1\r\nAuthorization: Basic dTpw\r\nContent-Length: "
                        + "12\r\n\r\nhello, world",
                "expecting",
                "POST / HTTP/1.1\r\nHost: h:1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
                "chunks",
                "POST /x?y HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x\r\n, "
                        + "world\r\n0\r\n\r\n",
                "two",
                "\r\nPOST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nxPOST / HTTP/1.0\nContent-Length: 2\n\nyz",
                "json",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nxPOST / HTTP/1.1\r\nContent-Length: "
                        + "2\r\n\r\n{}GET / HTTP/1.1"));
    }

    static Map<String, byte[]> tcp8() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        Tcp8Channel channel = new Tcp8Channel(InputStream.nullInputStream(), two, 1);
        channel.send(commit(), 0);
        channel.send(commit(), 7);
        return new TreeMap<>(Map.of("two", two.toByteArray(), "short", new byte[] {1, 0, 0, 0, 1, 2, 3, 4, 'x'}));
    }

    static Map<String, byte[]> tcp12() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        Tcp12Channel channel = new Tcp12Channel(InputStream.nullInputStream(), two, 1);
        channel.send(commit(), 0);
        channel.send(commit(), 7);
        byte[] chunks = {2, 0, 0, 0, 1, 2, 3, 4, 1, 1, 0, 0, 'x', 'y', 1, 0, 0, 0, 1, 2, 3, 4, 1, 0, 0, 0, 'z'};
        return new TreeMap<>(Map.of("two", two.toByteArray(), "chunks", chunks));
    }

    private static ProtoWriter commit() {
        ProtoWriter out = new ProtoWriter();
        RequestCodec.encode(new CommitRequest("c1"), out);
        return out;
    }

    private static Map<String, byte[]> texts(Map<String, String> texts) {
        Map<String, byte[]> bytes = new TreeMap<>();
        texts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.US_ASCII)));
        return bytes;
    }

    /**
     * Writes the seeds. Run it by hand after adding one; the argument is the folder
     * {@code wire/src/test/resources/io/leanq/wire/fuzz}.
     */
    public static void main(String[] arguments) throws IOException {
        Path fuzz = Path.of(arguments[0]);
        write(fuzz.resolve("HttpAnswerFuzzTestInputs/anyBytesAreAnswersOrRefused"), httpAnswers());
        write(fuzz.resolve("HttpRequestFuzzTestInputs/anyBytesAreRequestsOrRefused"), httpRequests());
        write(fuzz.resolve("Tcp8FuzzTestInputs/anyBytesAreMessagesOrRefused"), tcp8());
        write(fuzz.resolve("Tcp12FuzzTestInputs/anyBytesAreMessagesOrRefused"), tcp12());
    }

    private static void write(Path folder, Map<String, byte[]> seeds) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            Files.write(folder.resolve(seed.getKey() + ".seed"), seed.getValue());
        }
    }
}
