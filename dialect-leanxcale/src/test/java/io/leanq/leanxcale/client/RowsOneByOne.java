package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.ErrorClassifier;
import io.leanq.leanxcale.StandardErrors;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ErrorResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A connection to a scripted server, on which each row of a batch is sent in a message of its own. */
@Timeout(30)
abstract class RowsOneByOne {
    static final BindWriter ONE = binds -> binds.setInt(0, 1);
    static final String INSERT = "INSERT INTO t VALUES (?)";

    ScriptedServer server;
    LeanxcaleDriver driver;
    DriverConnection connection;
    final List<Long> counted = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        connectTo(Transport.TCP);
    }

    void connectTo(Transport transport) throws IOException {
        connectTo(transport, new StandardErrors());
    }

    void connectTo(Transport transport, ErrorClassifier errors) throws IOException {
        server = new ScriptedServer(transport);
        driver = new LeanxcaleDriver(server.options()
                .poolSize(1)
                .batchBytes(1)
                .readTimeout(Duration.ofSeconds(10))
                .errorClassifier(errors)
                .build());
        connection = driver.acquire();
        connection.autocommit(false);
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        driver.close();
        server.close();
    }

    /** A batch that sends each row in a message of its own. */
    DriverBatch batch() {
        return connection.batch(INSERT, (row, changed) -> {
            assertThat(row).isEqualTo(counted.size());
            counted.add(changed);
        });
    }

    static void add(DriverBatch batch, int value) {
        batch.binds().setInt(0, value);
        batch.addRow();
    }

    /** Makes the server refuse the first message of a batch, after which no other one is sent. */
    void refuseFirst() {
        server.on(
                ExecuteBatchRequest.class,
                (request, with) -> with.send(ErrorResponse.of("java.sql.SQLException", "Duplicate key", -1, "23505")));
    }

    static void commit(Exchange exchange) {
        exchange.call(new CommitRequest("c"), CommitResponse.class, new MessageBuffer());
    }
}
