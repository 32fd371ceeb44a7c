package io.leanq.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long the extension's servers live. */
class LeanxcaleExtensionTest {
    @Nested
    @ExtendWith(LeanxcaleExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class AskedForByEachTest {
        private int portOfFirst;

        @Test
        @Order(1)
        void aTestGetsAServer(EmbeddedLeanxcale server) throws IOException {
            portOfFirst = server.port();
            try (ProtocolClient client = ProtocolClient.open(portOfFirst)) {
                assertThat(client.value("SELECT 1")).isEqualTo(1);
            }
        }

        @Test
        @Order(2)
        void theServerOfTheTestBeforeIsClosed() {
            assertThatThrownBy(() -> ProtocolClient.open(portOfFirst)).isInstanceOf(IOException.class);
        }
    }

    @Nested
    @ExtendWith(LeanxcaleExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class AskedForByTheClass {
        @BeforeAll
        void createTable(EmbeddedLeanxcale server) throws IOException {
            try (ProtocolClient client = ProtocolClient.open(server.port())) {
                client.update("CREATE TABLE shared (id INTEGER PRIMARY KEY)");
            }
        }

        @Test
        @Order(1)
        void oneTestWrites(EmbeddedLeanxcale server) throws IOException {
            try (ProtocolClient client = ProtocolClient.open(server.port())) {
                client.update("INSERT INTO shared VALUES (1)");
            }
        }

        @Test
        @Order(2)
        void anotherTestSeesIt(EmbeddedLeanxcale server) throws IOException {
            try (ProtocolClient client = ProtocolClient.open(server.port())) {
                assertThat(client.value("SELECT COUNT(*) FROM shared")).isEqualTo(1L);
            }
        }
    }
}
