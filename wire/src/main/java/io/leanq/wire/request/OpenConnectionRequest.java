package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens a connection and logs in. {@code toString} shows the keys of {@code info} only: one of its values is the
 * password.
 *
 * @param connectionId a text that the client makes, usually a UUID
 * @param info user, password, database, schema and options by name, in the order sent
 */
public record OpenConnectionRequest(String connectionId, Map<String, String> info) implements Request {
    private static final int MAX_INFO = 1000;

    public OpenConnectionRequest {
        info = Collections.unmodifiableMap(new LinkedHashMap<>(info));
    }

    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, connectionId);
        info.forEach((key, value) -> {
            int mark = out.begin(2);
            out.element(1, key);
            out.element(2, value);
            out.end(mark);
        });
    }

    public static OpenConnectionRequest read(ProtoReader in) {
        String connectionId = "";
        Map<String, String> info = new LinkedHashMap<>();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> connectionId = in.string();
                case 2 -> readEntry(in, info);
                default -> in.skip();
            }
        }
        return new OpenConnectionRequest(connectionId, info);
    }

    private static void readEntry(ProtoReader in, Map<String, String> info) {
        int outer = in.enter();
        String key = "";
        String value = "";
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> key = in.string();
                case 2 -> value = in.string();
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (info.size() == MAX_INFO) {
            throw new io.leanq.wire.error.MalformedMessageException("more than " + MAX_INFO + " entries of info");
        }
        info.put(key, value);
    }

    @Override
    public String toString() {
        return "OpenConnectionRequest[" + connectionId + ", info " + info.keySet() + "]";
    }
}
