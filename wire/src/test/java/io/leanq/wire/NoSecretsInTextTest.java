package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.leanq.wire.proto.ByteSlice;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.avatica.proto.Common;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages appear in logs and debuggers; values, passwords, SQL and the server's error texts must not. */
class NoSecretsInTextTest {
    private static final String SECRET = "pass4user1";
    /** Text fields that may be shown: names that the schema or the protocol gives, and no users' texts. */
    private static final Set<String> SHOWN = Set.of("connection_id", "server_address", "sql_state");

    static Stream<Descriptor> messages() {
        return MalformedInputTest.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void noTextOfAValueIsShown(Descriptor type) {
        boolean request = type.getName().endsWith("Request");
        Message message = filled(type, 0);
        ByteSlice bytes = ByteSlice.of(Common.WireMessage.newBuilder()
                .setName("org.apache.calcite.avatica.proto." + (request ? "Requests$" : "Responses$") + type.getName())
                .setWrappedMessage(message.toByteString())
                .build()
                .toByteArray());
        String text = (request ? RequestCodec.decode(bytes) : ResponseCodec.decode(bytes)).toString();
        assertThat(text).startsWith(type.getName()).doesNotContain(SECRET).doesNotContain("987654321");
    }

    private static Message filled(Descriptor type, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            Object value = switch (field.getJavaType()) {
                case STRING -> holdsUserText(type, field) ? SECRET : "name";
                case LONG -> type.getName().equals("TypedValue") ? (Object) 987654321L : (Object) 5L;
                case DOUBLE -> 987654321.0;
                case BOOLEAN -> !type.getName().equals("TypedValue");
                case BYTE_STRING -> com.google.protobuf.ByteString.copyFromUtf8(SECRET);
                case INT -> 1;
                case ENUM -> field.getEnumType().findValueByNumber(1);
                default -> depth < 6 ? filled(field.getMessageType(), depth + 1) : null;
            };
            if (value != null) {
                if (field.isRepeated()) {
                    message.addRepeatedField(field, value);
                } else {
                    message.setField(field, value);
                }
            }
        }
        return message.build();
    }

    private static boolean holdsUserText(Descriptor type, FieldDescriptor field) {
        return switch (type.getName()) {
            case "TypedValue", "MetaDataOperationArgument" -> true;
            case "InfoEntry" -> field.getName().equals("value");
            default ->
                !SHOWN.contains(field.getName())
                        && Set.of("sql", "sql_commands", "error_message", "exceptions")
                                .contains(field.getName());
        };
    }
}
