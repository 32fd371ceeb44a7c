package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * How a driver should box rows. Every server sends {@link #LIST}, and every client expects it.
 *
 * @param style the form of a row
 * @param className the class for RECORD styles; empty for others
 * @param fieldNames names for RECORD styles
 */
public record CursorFactory(Style style, String className, List<String> fieldNames) implements ProtoMessage {
    /** Rows are lists. */
    public static final CursorFactory LIST = new CursorFactory(Style.LIST, "", List.of());

    public CursorFactory {
        fieldNames = List.copyOf(fieldNames);
    }

    /** The forms of a row, numbered as on the wire. */
    public enum Style {
        OBJECT,
        RECORD,
        RECORD_PROJECTION,
        ARRAY,
        LIST,
        MAP;

        private static final Style[] ALL = values();

        static Style of(int number) {
            return Numbered.at(ALL, number, "cursor style");
        }

        int number() {
            return ordinal();
        }
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.int32(1, style.number());
        out.string(2, className);
        out.strings(3, fieldNames);
    }

    public static CursorFactory read(ProtoReader in) {
        Style style = Style.of(0);
        String className = "";
        List<String> fieldNames = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> style = Style.of(in.int32());
                case 2 -> className = in.string();
                case 3 -> fieldNames = in.addString(fieldNames);
                default -> in.skip();
            }
        }
        return new CursorFactory(style, className, fieldNames);
    }
}
