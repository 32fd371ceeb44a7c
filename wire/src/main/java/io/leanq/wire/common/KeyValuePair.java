package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.TypedValue;

/**
 * A named value in an answer to LxAction.
 *
 * @param key the name
 * @param value the value; an absent one is read as NULL
 */
public record KeyValuePair(String key, TypedValue value) implements ProtoMessage {
    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, key);
        out.message(2, value);
    }

    public static KeyValuePair read(ProtoReader in) {
        String key = "";
        TypedValue value = TypedValue.NULL;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> key = in.string();
                case 2 -> value = in.message(TypedValue::read);
                default -> in.skip();
            }
        }
        return new KeyValuePair(key, value);
    }

    @Override
    public String toString() {
        return "KeyValuePair[" + key + "]";
    }
}
