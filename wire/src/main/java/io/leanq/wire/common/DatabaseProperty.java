package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * The key of a fact about the database.
 *
 * @param name such as GET_DATABASE_PRODUCT_NAME
 * @param functions for properties that list functions
 */
public record DatabaseProperty(String name, List<String> functions) implements ProtoMessage {
    public DatabaseProperty {
        functions = List.copyOf(functions);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, name);
        out.strings(2, functions);
    }

    public static DatabaseProperty read(ProtoReader in) {
        String name = "";
        List<String> functions = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> name = in.string();
                case 2 -> functions = in.addString(functions);
                default -> in.skip();
            }
        }
        return new DatabaseProperty(name, functions);
    }
}
