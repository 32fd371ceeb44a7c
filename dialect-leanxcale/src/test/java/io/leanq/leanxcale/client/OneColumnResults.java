package io.leanq.leanxcale.client;

import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowEncoder;

/** Results of one INTEGER column for a {@link ScriptedServer}. */
final class OneColumnResults {
    private OneColumnResults() {}

    /** Answers every query with a first frame of one row, 0, after which more rows follow. */
    static void serve(ScriptedServer server, ScriptedServer.Behaviour fetch) {
        server.on(PrepareAndExecuteRequest.class, (request, with) -> {
            PrepareAndExecuteRequest execute = (PrepareAndExecuteRequest) request;
            with.send(ExecuteResponse.of(ResultSetResponse.ofRows(
                    execute.connectionId(), execute.statementId(), false, signature(), frame(0, false, 0))));
        });
        server.on(FetchRequest.class, fetch);
    }

    static EncodedSignature signature() {
        return new EncodedSignature(ByteSlice.of(new byte[] {10, 0}));
    }

    static Frame frame(long offset, boolean done, int value) {
        return new Frame(
                offset,
                done,
                RowEncoder.forFrames().beginRow().addInt(value).endRow().rows());
    }
}
