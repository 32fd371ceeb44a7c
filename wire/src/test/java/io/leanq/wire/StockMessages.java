package io.leanq.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes messages of stock Avatica's own protobuf classes with random contents, as a peer would send them: a string with
 * a {@code has_} flag is set only with the flag, and fields that Avatica itself marks as old are left out.
 */
final class StockMessages {
    private static final Set<String> OLD = Set.of(
            "PrepareRequest.max_row_count",
            "PrepareAndExecuteRequest.max_row_count",
            "ExecuteRequest.deprecated_first_frame_max_size",
            "FetchRequest.fetch_max_row_count",
            "ColumnValue.value");
    private static final Set<String> OPTIONAL =
            Set.of("metadata", "signature", "first_frame", "frame", "component", "scalar_value");
    private static final int DEEPEST = 5;

    private final Random random;

    StockMessages(long seed) {
        random = new Random(seed);
    }

    Message random(Descriptor type) {
        return random(type, 0);
    }

    private Message random(Descriptor type, int depth) {
        if (type.getName().equals("MetaDataOperationArgument")) {
            return argument(type);
        }
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (OLD.contains(type.getName() + "." + field.getName())) {
                continue;
            }
            if (field.isMapField()) {
                addEntry(message, field, "user", text());
                addEntry(message, field, "k" + random.nextInt(100), text());
            } else if (field.isRepeated()) {
                for (int n = depth >= DEEPEST ? 0 : random.nextInt(4); n > 0; n--) {
                    message.addRepeatedField(field, value(field, depth));
                }
            } else if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                message.setField(field, value(field, depth));
            } else if (!OPTIONAL.contains(field.getName()) || depth < DEEPEST && random.nextBoolean()) {
                message.setField(field, value(field, depth));
            }
        }
        for (FieldDescriptor flag : type.getFields()) {
            FieldDescriptor flagged = flagged(type, flag);
            if (flagged != null && !(boolean) message.getField(flag)) {
                message.clearField(flagged);
            }
        }
        if (type.getName().equals("RpcMetadata")) {
            message.setField(type.findFieldByName("server_address"), "host:" + random.nextInt(65536));
        }
        return message.build();
    }

    /** The field of a {@code has_} flag; null for other fields. */
    private static FieldDescriptor flagged(Descriptor type, FieldDescriptor flag) {
        if (!flag.getName().startsWith("has_")
                || flag.getName().equals("has_exceptions")
                || flag.getName().equals("has_array_value")) {
            return null;
        }
        return type.findFieldByName(flag.getName().substring("has_".length()));
    }

    private Message argument(Descriptor type) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        int kind = random.nextInt(6);
        FieldDescriptor kindField = type.findFieldByName("type");
        message.setField(kindField, kindField.getEnumType().findValueByNumber(kind));
        switch (kind) {
            case 0 -> message.setField(type.findFieldByNumber(1), text());
            case 1 -> message.setField(type.findFieldByNumber(2), random.nextBoolean());
            case 2 -> message.setField(type.findFieldByNumber(3), random.nextInt());
            case 3 -> message.setField(type.findFieldByNumber(4), List.of(text(), text()));
            case 4 -> message.setField(type.findFieldByNumber(5), List.of(random.nextInt(), -1));
            default -> {
                // NULL has no other field
            }
        }
        return message.build();
    }

    private static void addEntry(DynamicMessage.Builder message, FieldDescriptor map, String key, String value) {
        Descriptor entry = map.getMessageType();
        message.addRepeatedField(
                map,
                DynamicMessage.newBuilder(entry)
                        .setField(entry.findFieldByName("key"), key)
                        .setField(entry.findFieldByName("value"), value)
                        .build());
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(300) - 10;
            case LONG -> random.nextInt(4) == 0 ? random.nextLong() : (long) random.nextInt(300) - 10;
            case BOOLEAN -> random.nextBoolean();
            case DOUBLE -> random.nextGaussian() * 1e6;
            case STRING -> text();
            case BYTE_STRING -> ByteString.copyFrom(bytes());
            case ENUM -> {
                List<EnumValueDescriptor> values = field.getEnumType().getValues();
                yield values.get(random.nextInt(values.size()));
            }
            case MESSAGE -> random(field.getMessageType(), depth + 1);
            default -> throw new AssertionError(field + " is of a kind that Avatica does not use");
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    String text() {
        int length = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(8)) {
                        case 0 -> 0x80 + random.nextInt(0x700);
                        case 1 -> 0x800 + random.nextInt(0xC000);
                        case 2 -> 0x10000 + random.nextInt(0x100000);
                        default -> random.nextInt(0x80);
                    });
        }
        return text.toString();
    }
}
