package io.leanq.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The lifetime of the extension's servers. */
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

    /** {@link #serversAreClosedWhereJUnitClosesNoAutoCloseables} alone runs this class and the next. */
    @ExtendWith(LeanxcaleExtension.class)
    static class ClassThatAsks {
        static final AtomicInteger PORT = new AtomicInteger();

        @BeforeAll
        static void keepPort(EmbeddedLeanxcale server) {
            PORT.set(server.port());
        }

        @Test
        void serverRuns() throws IOException {
            ProtocolClient.open(PORT.get()).close();
        }
    }

    @ExtendWith(LeanxcaleExtension.class)
    static class TestThatAsks {
        static final AtomicInteger PORT = new AtomicInteger();

        @Test
        void serverRuns(EmbeddedLeanxcale server) throws IOException {
            PORT.set(server.port());
            ProtocolClient.open(PORT.get()).close();
        }
    }

    /** The setting undoes a change of JUnit 5.13, so that the engine closes what earlier versions closed. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void serversAreClosedWhereJUnitClosesNoAutoCloseables(String closesAutoCloseables) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectClass(ClassThatAsks.class),
                                        DiscoverySelectors.selectClass(TestThatAsks.class))
                                .configurationParameter(
                                        "junit.jupiter.extensions.store.close.autocloseable.enabled",
                                        closesAutoCloseables)
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(2);
        for (AtomicInteger port : List.of(ClassThatAsks.PORT, TestThatAsks.PORT)) {
            assertThatThrownBy(() -> ProtocolClient.open(port.get())).isInstanceOf(IOException.class);
        }
    }
}
