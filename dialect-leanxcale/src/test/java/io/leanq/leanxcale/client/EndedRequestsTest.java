package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.driver.DriverBatch;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.response.ErrorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that the server ends itself is all that it ends. */
class EndedRequestsTest extends RowsOneByOne {
    @ParameterizedTest
    @ValueSource(strings = {"HYT00", "HYT01", "57014"})
    void connectionAndTransactionGoOn(String state) throws Exception {
        connection.execute(INSERT, ONE);
        server.on(
                ExecuteRequest.class,
                (request, with) -> with.send(ErrorResponse.of("java.sql.SQLException", "took too long", -1, state)));
        assertThatThrownBy(() -> connection.execute(INSERT, ONE)).isInstanceOf(ConnectionLost.class);
        connection.commit();
        assertThat(server.count(CommitRequest.class)).isEqualTo(1);
        assertThat(server.count(CloseConnectionRequest.class)).isZero();
    }

    @Test
    void refusalIsReportedEvenIfItsReaderClosesTheBatch() throws Exception {
        connection.close();
        driver.close();
        server.close();
        DriverBatch[] batch = new DriverBatch[1];
        connectTo(Transport.TCP, error -> {
            batch[0].close();
            return new SqlException("a duplicate", "23505", 1, "a duplicate", null);
        });
        refuseFirst();
        batch[0] = batch();
        add(batch[0], 0);
        assertThatThrownBy(() -> batch[0].finish()).hasMessageContaining("duplicate");
    }
}
