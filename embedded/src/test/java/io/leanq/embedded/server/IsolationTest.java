package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.response.ConnectionSyncResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The isolation levels that a session may ask for. */
@ExtendWith(LeanxcaleExtension.class)
class IsolationTest {
    private final EmbeddedLeanxcale server;
    private final ProtocolClient writer;

    IsolationTest(EmbeddedLeanxcale server) throws IOException {
        this.server = server;
        this.writer = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        writer.update("DROP TABLE IF EXISTS levels");
        writer.update("CREATE TABLE levels (id INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
    }

    private static int sync(ProtocolClient client, int level) throws IOException {
        ConnectionProperties wanted = new ConnectionProperties(true, false, false, level, "", "");
        return ((ConnectionSyncResponse) client.answer(new ConnectionSyncRequest(client.id(), wanted)))
                .properties()
                .transactionIsolation();
    }

    private boolean seesWhatIsCommittedMeanwhile(ProtocolClient reader) throws IOException {
        Object before = reader.value("SELECT COUNT(*) FROM levels");
        writer.update("INSERT INTO levels SELECT COUNT(*) FROM levels");
        boolean sees = !before.equals(reader.value("SELECT COUNT(*) FROM levels"));
        reader.commit();
        return sees;
    }

    @ParameterizedTest
    @CsvSource({"0, 4, false", "1, 2, true", "2, 2, true", "4, 4, false", "8, 4, false"})
    void syncSetsTheLevelAndReturnsIt(int asked, int answered, boolean sees) throws IOException {
        try (ProtocolClient reader = ProtocolClient.open(server.port())) {
            assertThat(sync(reader, asked)).isEqualTo(answered);
            assertThat(seesWhatIsCommittedMeanwhile(reader)).isEqualTo(sees);
        }
    }

    @Test
    void syncWithoutALevelKeepsItAndAnUnknownOneIsRefused() throws IOException {
        try (ProtocolClient reader = ProtocolClient.open(server.port())) {
            sync(reader, 2);
            assertThat(sync(reader, 0)).isEqualTo(2);
            assertThat(seesWhatIsCommittedMeanwhile(reader)).isTrue();
            assertThat(sync(reader, 4)).isEqualTo(4);
            assertThat(seesWhatIsCommittedMeanwhile(reader)).isFalse();
            assertThatThrownBy(() -> sync(reader, 3)).hasMessageStartingWith("HY024");
        }
    }

    @Test
    void levelChangeOverUncommittedChangesIsRefused() throws IOException {
        try (ProtocolClient changer = ProtocolClient.open(server.port())) {
            assertThat(sync(changer, 4)).isEqualTo(4);
            changer.value("SELECT COUNT(*) FROM levels");
            assertThat(sync(changer, 2)).isEqualTo(2);
            changer.update("INSERT INTO levels VALUES (1)");
            assertThatThrownBy(() -> sync(changer, 4)).hasMessageStartingWith("25001");
            assertThat(sync(changer, 2)).isEqualTo(2);
            changer.rollback();
            assertThat(writer.value("SELECT COUNT(*) FROM levels")).isEqualTo(0L);
            assertThat(sync(changer, 4)).isEqualTo(4);
            changer.update("INSERT INTO levels VALUES (2)");
            ConnectionProperties both = new ConnectionProperties(true, true, false, 2, "", "");
            changer.answer(new ConnectionSyncRequest(changer.id(), both));
            assertThat(writer.value("SELECT COUNT(*) FROM levels")).isEqualTo(1L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "read_committed, true",
        "RC, true",
        "rawrc, true",
        "si, false",
        "session_consistency, false",
        "NO_CONFLICTS_NO_LOGGING, false",
        "loader, false",
        "any other text, false"
    })
    void anyTransactionModeOfALogInIsAccepted(String mode, boolean sees) throws IOException {
        try (ProtocolClient reader = new ProtocolClient(server.port())) {
            reader.logIn(Map.of("user", "user1", "password", "pass4user1", "txn_mode", mode));
            reader.autoCommit(false);
            assertThat(seesWhatIsCommittedMeanwhile(reader)).isEqualTo(sees);
        }
    }
}
