package io.leanq.wire;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.UnknownMessageException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The envelope {@code WireMessage { string name = 1; bytes wrapped_message = 2; }} around one family of messages. Names
 * are compared as bytes, so that reading a known name makes no text. An empty message may leave out field 2.
 */
final class Envelope<M extends ProtoMessage> {
    private static final String PACKAGE = "org.apache.calcite.avatica.proto.";

    private final Map<ByteSlice, Function<ProtoReader, ? extends M>> readers = new HashMap<>();
    private final Map<Class<?>, byte[]> headers = new HashMap<>();

    /** @param family the outer name, {@code Requests} or {@code Responses} */
    Envelope(String family, List<Kind<? extends M>> kinds) {
        for (Kind<? extends M> kind : kinds) {
            String name = PACKAGE + family + "$" + kind.type.getSimpleName();
            readers.put(ByteSlice.of(name.getBytes(StandardCharsets.US_ASCII)), kind.read);
            ProtoWriter header = new ProtoWriter();
            header.string(1, name);
            headers.put(kind.type, header.toByteArray());
        }
    }

    /** One message of the family: its record, whose simple name is the name on the wire, and its reading function. */
    record Kind<T>(Class<T> type, Function<ProtoReader, T> read) {}

    static <T> Kind<T> kind(Class<T> type, Function<ProtoReader, T> read) {
        return new Kind<>(type, read);
    }

    void encode(M message, ProtoWriter out) {
        byte[] header = headers.get(message.getClass());
        if (header == null) {
            throw new IllegalStateException(message.getClass().getSimpleName() + " has no name on the wire");
        }
        out.reset();
        message.writeTo(out);
        if (out.size() > 0) {
            out.wrap(2);
        }
        out.prepend(header);
    }

    M decode(ByteSlice message) {
        ProtoReader in = new ProtoReader(message);
        ByteSlice name = ByteSlice.EMPTY;
        ByteSlice body = ByteSlice.EMPTY;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> name = in.bytes();
                case 2 -> body = in.bytes();
                default -> in.skip();
            }
        }
        if (name.isEmpty()) {
            throw new MalformedMessageException("an envelope without a name");
        }
        Function<ProtoReader, ? extends M> read = readers.get(name);
        if (read == null) {
            throw new UnknownMessageException(new ProtoReader(name).textAt(name.offset(), name.length()));
        }
        in.reset(body);
        return read.apply(in);
    }
}
