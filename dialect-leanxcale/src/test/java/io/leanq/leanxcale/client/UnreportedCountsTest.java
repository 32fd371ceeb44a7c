package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverBatch;
import io.leanq.driver.RowCounts;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.ResultSetResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that does not report how many rows were changed: the client makes up no count, least of all 0. */
class UnreportedCountsTest extends RowsOneByOne {

    @Test
    void countThatTheServerDoesNotReportIsUnreported() {
        for (long none : new long[] {ResultSetResponse.NO_COUNT, -2}) {
            server.on(ExecuteRequest.class, (request, with) -> {
                ExecuteRequest execute = (ExecuteRequest) request;
                with.send(ExecuteResponse.of(ResultSetResponse.ofCount(
                        execute.connectionId(), execute.statement().id(), none)));
            });
            server.on(PrepareAndExecuteRequest.class, (request, with) -> {
                PrepareAndExecuteRequest execute = (PrepareAndExecuteRequest) request;
                with.send(ExecuteResponse.of(
                        ResultSetResponse.ofCount(execute.connectionId(), execute.statementId(), none)));
            });
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(RowCounts.UNREPORTED);
            assertThat(connection.execute("DELETE FROM t", binds -> {})).isEqualTo(RowCounts.UNREPORTED);
        }
    }

    @Test
    void rowOfABatchWithoutInfoIsUnreported() {
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
            with.send(new ExecuteBatchResponse(
                    batch.connectionId(), batch.statementId(), List.of(-2L), false, RpcMetadata.NONE, List.of()));
        });
        try (DriverBatch batch = batch()) {
            add(batch, 0);
            batch.finish();
        }
        assertThat(counted).containsExactly(RowCounts.UNREPORTED);
    }
}
