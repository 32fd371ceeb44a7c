package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The user {@code app}, by whom real installations of 1.x log in. The user's schema is the administrator's {@code APP}.
 */
class AppUserTest {
    @Test
    void userAppOwnsTheSchemaApp() throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .user("app", "app")
                        .user("LXADMIN", "a")
                        .user("other", "b")
                        .start();
                ProtocolClient app = ProtocolClient.open(server.port(), "app", "app");
                ProtocolClient admin = ProtocolClient.open(server.port(), "lxadmin", "a");
                ProtocolClient other = ProtocolClient.open(server.port(), "other", "b")) {
            assertThat(server.users()).containsExactly("APP", "LXADMIN", "other");
            assertThat(app.query("SELECT username, table_schem, schema FROM LXSYS.CONNECTIONS WHERE current"))
                    .containsExactly(List.of("APP", "APP", "APP"));
            app.update("CREATE TABLE clients (id INTEGER PRIMARY KEY)");
            app.update("CREATE INDEX ix ON clients (id)");
            app.update("INSERT INTO app.clients VALUES (7)");
            assertThat(admin.value("SELECT id FROM clients")).isEqualTo(7);
            admin.update("CREATE TABLE admins (id INTEGER PRIMARY KEY)");
            assertThat(app.query("SELECT id FROM APP.admins")).isEmpty();
            assertThatThrownBy(() -> other.query("SELECT id FROM app.clients")).hasMessageStartingWith("42501");
            assertThatThrownBy(() -> app.update("CREATE TABLE other.t (id INTEGER)"))
                    .hasMessageStartingWith("42501");
            app.update("GRANT SELECT ON clients TO other");
            assertThat(other.value("SELECT id FROM app.clients")).isEqualTo(7);
        }
    }

    @Test
    void administratorMakesUserApp() throws IOException {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().user("LXADMIN", "a").start();
                ProtocolClient admin = ProtocolClient.open(server.port(), "LXADMIN", "a")) {
            admin.update("CREATE TABLE kept (id INTEGER PRIMARY KEY)");
            assertThatThrownBy(() -> ProtocolClient.open(server.port(), "app", "b"))
                    .hasMessageStartingWith("28000");
            admin.update("CREATE USER app IDENTIFIED BY 'b'");
            try (ProtocolClient app = ProtocolClient.open(server.port(), "APP", "b")) {
                app.update("INSERT INTO kept VALUES (1)");
            }
            assertThatThrownBy(() -> admin.update("DROP USER app")).hasMessageStartingWith("42501");
            assertThat(admin.value("SELECT id FROM kept")).isEqualTo(1);
        }
    }

    @Test
    void keptUserAppLogsInAgain(@TempDir Path data) throws IOException {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .data(data)
                        .user("app", "app")
                        .start();
                ProtocolClient app = ProtocolClient.open(server.port(), "app", "app")) {
            app.update("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        }
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder().data(data).start();
                ProtocolClient app = ProtocolClient.open(server.port(), "app", "app")) {
            assertThat(server.users()).containsExactly("APP");
            app.update("INSERT INTO t VALUES (1)");
        }
    }
}
