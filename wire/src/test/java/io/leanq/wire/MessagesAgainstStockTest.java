package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.leanq.wire.common.Signature;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.Response;
import io.leanq.wire.value.EncodedRows;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.proto.Requests;
import org.apache.calcite.avatica.proto.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of stock Avatica, in both directions, against Avatica's own generated classes. */
class MessagesAgainstStockTest {
    private static final int ROUNDS = 200;

    /** Record components whose name differs from the field's. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "ConnectionSyncRequest.properties", "conn_props",
            "ConnectionSyncResponse.properties", "conn_props",
            "ConnectionProperties.dirty", "is_dirty",
            "ExecuteRequest.statement", "statementHandle",
            "ExecuteRequest.parameters", "parameter_values",
            "ExecuteBatchRequest.rows", "updates",
            "TablesRequest.types", "type_list",
            "DatabasePropertyResponse.properties", "props",
            "Signature.statementType", "statementType");

    /** Components that LeanXcale adds, or that are one component here and several fields there. */
    private static final Set<String> NOT_IN_STOCK = Set.of(
            "ResultSetResponse.pendingBlobs",
            "ExecuteBatchResponse.pendingBlobs",
            "TypedValue.blob",
            "TypedValue.float64",
            "TypedValue.bool",
            "TypedValue.text",
            "TypedValue.number",
            "TypedValue.bytes",
            "TypedValue.isNull",
            "TypedValue.elements",
            "MetaDataOperationArgument.value",
            "QueryState.metadata",
            "QueryState.operation",
            "QueryState.arguments",
            "OpenConnectionRequest.info");

    static Stream<Descriptor> requests() {
        return messages(Requests.getDescriptor().getMessageTypes(), "Request");
    }

    static Stream<Descriptor> responses() {
        return messages(Responses.getDescriptor().getMessageTypes(), "Response");
    }

    private static Stream<Descriptor> messages(List<Descriptor> types, String ending) {
        return types.stream().filter(type -> type.getName().endsWith(ending));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestOfStockIsReadAndWrittenWithoutLoss(Descriptor type) {
        StockMessages stock = new StockMessages(type.getName().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            Message sent = stock.random(type);
            Request read = RequestCodec.decode(envelope("Requests", sent));
            ProtoWriter out = new ProtoWriter();
            RequestCodec.encode(read, out);
            assertSame(sent, (Record) read, out);
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void everyResponseOfStockIsReadAndWrittenWithoutLoss(Descriptor type) {
        StockMessages stock = new StockMessages(type.getName().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            Message sent = stock.random(type);
            Response read = ResponseCodec.decode(envelope("Responses", sent));
            ProtoWriter out = new ProtoWriter();
            ResponseCodec.encode(read, out);
            assertSame(sent, (Record) read, out);
        }
    }

    @Test
    void signaturesAreReadAndWrittenWithoutLoss() throws Exception {
        StockMessages stock = new StockMessages(1);
        for (int round = 0; round < ROUNDS; round++) {
            Message sent = stock.random(Common.Signature.getDescriptor());
            Signature read = Signature.read(new ProtoReader(ByteSlice.of(sent.toByteArray())));
            assertSameFields(sent, read);
            assertThat(DynamicMessage.parseFrom(sent.getDescriptorForType(), ProtoWriter.bytesOf(read)))
                    .isEqualTo(sent);
            assertThat(read.encode().decode()).isEqualTo(read);
        }
    }

    @Test
    void thereIsARecordForEveryMessageOfStock() {
        assertThat(requests().map(Descriptor::getName))
                .isSubsetOf(MessageKinds.names(Request.class).toList());
        assertThat(responses().map(Descriptor::getName))
                .isSubsetOf(MessageKinds.names(Response.class).toList());
    }

    private static ByteSlice envelope(String family, Message message) {
        return ByteSlice.of(Common.WireMessage.newBuilder()
                .setName("org.apache.calcite.avatica.proto." + family + "$"
                        + message.getDescriptorForType().getName())
                .setWrappedMessage(message.toByteString())
                .build()
                .toByteArray());
    }

    private static void assertSame(Message sent, Record read, ProtoWriter written) {
        assertSameFields(sent, read);
        try {
            Common.WireMessage wire = Common.WireMessage.parseFrom(written.toByteArray());
            assertThat(wire.getName())
                    .endsWith("$" + sent.getDescriptorForType().getName());
            assertThat(DynamicMessage.parseFrom(sent.getDescriptorForType(), wire.getWrappedMessage()))
                    .isEqualTo(sent);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError("stock cannot read what was written", e);
        }
    }

    /** Compares by name, so that a test fails if two fields are exchanged in reading and in writing. */
    private static void assertSameFields(Message sent, Record read) {
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            String key = read.getClass().getSimpleName() + "." + component.getName();
            if (NOT_IN_STOCK.contains(key)) {
                continue;
            }
            FieldDescriptor field = sent.getDescriptorForType()
                    .findFieldByName(OTHER_NAMES.getOrDefault(key, snakeCase(component.getName())));
            assertThat(field).as("field for " + key).isNotNull();
            assertSameValue(key, sent, field, valueOf(component, read));
        }
    }

    private static void assertSameValue(String key, Message sent, FieldDescriptor field, Object read) {
        Object expected = sent.getField(field);
        if (read == null) {
            assertThat(field.hasPresence() ? sent.hasField(field) : !isDefault(expected))
                    .as(key)
                    .isFalse();
        } else if (read instanceof EncodedRows rows) {
            assertThat(rows.count()).as(key).isBetween(0, 4);
        } else if (read instanceof List<?> list) {
            assertThat(list).as(key).hasSameSizeAs((List<?>) expected);
            for (int i = 0; i < list.size(); i++) {
                assertSameElement(key, ((List<?>) expected).get(i), list.get(i));
            }
        } else {
            assertSameElement(key, expected, read);
        }
    }

    private static void assertSameElement(String key, Object expected, Object read) {
        if (expected instanceof Message message && read instanceof Record nested) {
            if (!(nested instanceof io.leanq.wire.common.EncodedSignature)) {
                assertSameFields(message, nested);
            }
        } else if (expected instanceof EnumValueDescriptor constant) {
            assertThat(constant.getName()).as(key).startsWith(((Enum<?>) read).name());
        } else if (expected instanceof ByteString bytes) {
            assertThat(((ByteSlice) read).toByteArray()).as(key).isEqualTo(bytes.toByteArray());
        } else {
            assertThat(read).as(key).isEqualTo(expected);
        }
    }

    private static boolean isDefault(Object value) {
        return value.equals("") || value.equals(Boolean.FALSE) || value.equals(List.of());
    }

    private static Object valueOf(RecordComponent component, Record read) {
        try {
            return component.getAccessor().invoke(read);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String snakeCase(String name) {
        return name.chars()
                .mapToObj(c -> Character.isUpperCase(c) ? "_" + (char) Character.toLowerCase(c) : "" + (char) c)
                .collect(Collectors.joining());
    }

    @Test
    void aStatementHandleKeepsItsSignatureAsItCame() {
        StockMessages stock = new StockMessages(2);
        Message signature = stock.random(Common.Signature.getDescriptor());
        Common.StatementHandle sent = Common.StatementHandle.newBuilder()
                .setConnectionId("c1")
                .setId(7)
                .setSignature(parsed(signature))
                .build();
        StatementHandle read = StatementHandle.read(new ProtoReader(ByteSlice.of(sent.toByteArray())));
        assertThat(read.signature().bytes().toByteArray()).isEqualTo(signature.toByteArray());
        assertThat(read.signature().compact()).isEqualTo(read.signature());
        assertThat(ProtoWriter.bytesOf((ProtoMessage) read)).isEqualTo(sent.toByteArray());
    }

    private static Common.Signature parsed(Message signature) {
        try {
            return Common.Signature.parseFrom(signature.toByteArray());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
