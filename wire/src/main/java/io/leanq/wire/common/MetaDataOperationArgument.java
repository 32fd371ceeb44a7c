package io.leanq.wire.common;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a metadata call.
 *
 * @param value a String, Boolean, Integer, {@code List<String>}, {@code List<Integer>}, or null
 */
public record MetaDataOperationArgument(@Nullable Object value) implements ProtoMessage {
    private static final int STRING = 0;
    private static final int BOOL = 1;
    private static final int INT = 2;
    private static final int STRINGS = 3;
    private static final int INTS = 4;
    private static final int NULL = 5;

    public MetaDataOperationArgument {
        if (value instanceof List<?> list) {
            value = List.copyOf(list);
        }
        kind(value);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        if (value instanceof String text) {
            out.string(1, text);
        } else if (value instanceof Boolean flag) {
            out.bool(2, flag);
        } else if (value instanceof Integer number) {
            out.sint64(3, number);
        } else if (value instanceof List<?> list && kind(value) == STRINGS) {
            list.forEach(text -> out.element(4, (String) text));
        } else if (value instanceof List<?> list) {
            int mark = out.begin(5);
            for (Object number : list) {
                long wide = (Integer) number;
                out.varint(wide << 1 ^ wide >> 63);
            }
            out.end(mark);
        }
        out.int32(6, kind(value));
    }

    public static MetaDataOperationArgument read(ProtoReader in) {
        String text = "";
        boolean flag = false;
        int number = 0;
        List<String> texts = List.of();
        List<Long> zigzags = List.of();
        int kind = STRING;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> text = in.string();
                case 2 -> flag = in.bool();
                case 3 -> number = (int) in.sint64();
                case 4 -> texts = in.addString(texts);
                case 5 -> zigzags = in.addInt64s(zigzags);
                case 6 -> kind = in.int32();
                default -> in.skip();
            }
        }
        return switch (kind) {
            case STRING -> new MetaDataOperationArgument(text);
            case BOOL -> new MetaDataOperationArgument(flag);
            case INT -> new MetaDataOperationArgument(number);
            case STRINGS -> new MetaDataOperationArgument(texts);
            case INTS -> {
                List<Integer> numbers = new ArrayList<>();
                zigzags.forEach(zigzag -> numbers.add((int) (zigzag >>> 1 ^ -(zigzag & 1))));
                yield new MetaDataOperationArgument(numbers);
            }
            case NULL -> new MetaDataOperationArgument(null);
            default -> throw new MalformedMessageException("no kind of argument has the number " + kind);
        };
    }

    @Override
    public String toString() {
        return value == null ? "NULL argument" : "argument";
    }

    private static int kind(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Boolean) {
            return BOOL;
        }
        if (value instanceof Integer) {
            return INT;
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return STRINGS;
        }
        if (value instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
            return INTS;
        }
        throw new IllegalArgumentException(
                "a metadata argument is a String, Boolean, Integer, a list of one of String and Integer, or null");
    }
}
