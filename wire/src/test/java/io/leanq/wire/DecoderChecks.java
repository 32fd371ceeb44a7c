package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.error.WireException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowCursor;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The properties of any bytes: they are read, or refused with an exception of the wire family; a message that was read
 * can be written and read again as the same; the memory taken is bounded by the bytes that there are, not by what they
 * claim.
 */
public final class DecoderChecks {
    /** An element of two bytes becomes a cursor of its own in the worst case. */
    private static final AllocationBound BOUND = new AllocationBound(256 * 1024, 600);

    private static final List<BiConsumer<RowCursor, Integer>> GETTERS = List.of(
            RowCursor::getObject,
            RowCursor::getBoolean,
            RowCursor::getInt,
            RowCursor::getLong,
            RowCursor::getDouble,
            RowCursor::getDecimal,
            RowCursor::getString,
            RowCursor::getBytes,
            RowCursor::getDate,
            RowCursor::getTime,
            RowCursor::getTimestamp,
            RowCursor::getArray);

    private DecoderChecks() {}

    /** A request as a server reads it, with all its values. */
    public static void request(byte[] bytes) {
        BOUND.check(bytes, DecoderChecks::readRequest);
    }

    /** A response as a client reads it, with its columns and all its values, each as every type. */
    public static void response(byte[] bytes) {
        BOUND.check(bytes, DecoderChecks::readResponse);
    }

    private static void readRequest(byte[] bytes) {
        Request request;
        try {
            request = RequestCodec.decode(ByteSlice.of(bytes));
        } catch (WireException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertStable(request, RequestCodec::encode, RequestCodec::decode);
        if (request instanceof ExecuteRequest execute && execute.parameters() != null) {
            readAll(execute.parameters());
        } else if (request instanceof ExecuteBatchRequest batch) {
            readAll(batch.rows());
        }
    }

    private static void readResponse(byte[] bytes) {
        Response response;
        try {
            response = ResponseCodec.decode(ByteSlice.of(bytes));
        } catch (WireException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertStable(response, ResponseCodec::encode, ResponseCodec::decode);
        if (response instanceof ExecuteResponse execute) {
            execute.results().forEach(DecoderChecks::readResult);
        } else if (response instanceof ResultSetResponse result) {
            readResult(result);
        } else if (response instanceof FetchResponse fetch) {
            readFrame(fetch.frame());
        }
    }

    private static void readResult(ResultSetResponse result) {
        if (result.signature() != null) {
            orRefused(() -> {
                result.signature().columnCount();
                result.signature().decode();
            });
        }
        readFrame(result.firstFrame());
    }

    private static void readFrame(@Nullable Frame frame) {
        if (frame != null) {
            readAll(frame.rows());
        }
    }

    private static void readAll(EncodedRows rows) {
        RowCursor cursor = rows.cursor();
        orRefused(() -> {
            while (cursor.next()) {
                for (int i = 0; i < cursor.size(); i++) {
                    int cell = i;
                    cursor.isNull(i);
                    cursor.isUnbound(i);
                    cursor.rep(i);
                    GETTERS.forEach(getter -> orRefused(() -> getter.accept(cursor, cell)));
                }
            }
        });
    }

    private static void orRefused(Runnable reading) {
        try {
            reading.run();
        } catch (WireException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static <M> void assertStable(
            M message, BiConsumer<M, ProtoWriter> encode, Function<ByteSlice, ? extends M> decode) {
        ProtoWriter first = new ProtoWriter();
        try {
            encode.accept(message, first);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("an unrecognized representation cannot be sent");
            return;
        }
        M again = decode.apply(first.slice());
        assertThat(again).isEqualTo(message);
        ProtoWriter second = new ProtoWriter();
        encode.accept(again, second);
        assertThat(second.slice()).isEqualTo(first.slice());
    }
}
