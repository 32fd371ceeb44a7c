package io.leanq.wire;

import com.google.protobuf.Descriptors.Descriptor;
import io.leanq.wire.common.KeyValuePair;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CloseResultSetRequest;
import io.leanq.wire.request.LxActionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.CloseResultSetResponse;
import io.leanq.wire.response.LxActionResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.value.TypedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.proto.Requests;
import org.apache.calcite.avatica.proto.Responses;

/**
 * Writes the inputs that the fuzzer starts from: one valid message of each kind, made by stock Avatica's classes if
 * they have the kind. Run it by hand after adding a message; the argument is the folder
 * {@code wire/src/test/resources/io/leanq/wire/fuzz}.
 */
public final class FuzzSeeds {
    private static final int LARGEST = 4_000;

    private FuzzSeeds() {}

    public static void main(String[] arguments) throws IOException {
        Path fuzz = Path.of(arguments[0]);
        Path requests =
                Files.createDirectories(fuzz.resolve("RequestFuzzTestInputs").resolve("anyBytesAreARequestOrRefused"));
        Path responses = Files.createDirectories(
                fuzz.resolve("ResponseFuzzTestInputs").resolve("anyBytesAreAResponseOrRefused"));
        for (Descriptor type : Requests.getDescriptor().getMessageTypes()) {
            stock(requests, "Requests", type, "Request");
        }
        for (Descriptor type : Responses.getDescriptor().getMessageTypes()) {
            stock(responses, "Responses", type, "Response");
        }
        List<KeyValuePair> params = List.of(new KeyValuePair("RESULT", TypedValue.of("127.0.0.1:1529")));
        for (Request request :
                List.of(new LxActionRequest("SERVER_INFO", params), new CloseResultSetRequest("c1", 7))) {
            ProtoWriter out = new ProtoWriter();
            RequestCodec.encode(request, out);
            write(requests, request, out.toByteArray());
        }
        for (Response response : List.of(new LxActionResponse(params), CloseResultSetResponse.PLAIN)) {
            ProtoWriter out = new ProtoWriter();
            ResponseCodec.encode(response, out);
            write(responses, response, out.toByteArray());
        }
    }

    private static void stock(Path folder, String family, Descriptor type, String suffix) throws IOException {
        if (!type.getName().endsWith(suffix)) {
            return;
        }
        byte[] bytes;
        long seed = 1;
        do {
            bytes = Common.WireMessage.newBuilder()
                    .setName("org.apache.calcite.avatica.proto." + family + "$" + type.getName())
                    .setWrappedMessage(new StockMessages(seed++).random(type).toByteString())
                    .build()
                    .toByteArray();
        } while (bytes.length > LARGEST);
        Files.write(folder.resolve(type.getName() + ".seed"), bytes);
    }

    private static void write(Path folder, ProtoMessage message, byte[] bytes) throws IOException {
        Files.write(folder.resolve(message.getClass().getSimpleName() + ".seed"), bytes);
    }
}
