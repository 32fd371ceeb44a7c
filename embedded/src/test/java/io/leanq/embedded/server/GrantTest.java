package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights and roles in the form of the vendor's pages: a permission is an action and its object, with no ON. */
class GrantTest {
    private static EmbeddedLeanxcale.Builder builder() {
        return EmbeddedLeanxcale.builder()
                .user("LXADMIN", "a")
                .user("owner", "o")
                .user("one", "1")
                .user("two", "2");
    }

    private static void assertDenied(ProtocolClient client, String sql) {
        assertThatThrownBy(() -> client.update(sql)).hasMessageStartingWith("42501");
    }

    @Test
    void permissionsAreGrantedToSeveralUsersAndRevoked() throws IOException {
        try (EmbeddedLeanxcale server = builder().start();
                ProtocolClient owner = ProtocolClient.open(server.port(), "owner", "o");
                ProtocolClient one = ProtocolClient.open(server.port(), "one", "1");
                ProtocolClient two = ProtocolClient.open(server.port(), "two", "2")) {
            owner.update("CREATE TABLE t (id INTEGER PRIMARY KEY)");
            owner.update("CREATE VIEW v AS SELECT id FROM t");
            owner.update("GRANT SELECT TABLE t, INSERT TABLE t, SELECT VIEW owner.v TO one, two");
            one.update("INSERT INTO owner.t VALUES (1)");
            two.update("INSERT INTO owner.t VALUES (2)");
            assertThat(two.value("SELECT COUNT(*) FROM owner.v")).isEqualTo(2L);
            assertDenied(one, "DELETE FROM owner.t");
            owner.update("GRANT \"ALL PRIVILEGES\" TABLE t TO one");
            assertThat(one.update("DELETE FROM owner.t")).isEqualTo(2);
            owner.update("REVOKE INSERT TABLE t FROM two");
            assertDenied(two, "INSERT INTO owner.t VALUES (3)");
            assertDenied(one, "GRANT SELECT TABLE owner.t TO two");
            assertThatThrownBy(() -> owner.update("GRANT SELECT TABLE t TO nobody"))
                    .hasMessageStartingWith("42704");
            owner.update("REVOKE SELECT, INSERT ON t FROM one, two");
            assertDenied(two, "INSERT INTO owner.t VALUES (4)");
        }
    }

    @Test
    void rolesCarryRightsAlsoAfterRestart(@TempDir Path data) throws IOException {
        try (EmbeddedLeanxcale server = builder().data(data).start();
                ProtocolClient admin = ProtocolClient.open(server.port(), "LXADMIN", "a");
                ProtocolClient owner = ProtocolClient.open(server.port(), "owner", "o")) {
            owner.update("CREATE TABLE t (id INTEGER PRIMARY KEY)");
            assertDenied(owner, "CREATE ROLE readers IDENTIFIED BY 'p'");
            admin.update("CREATE ROLE readers IDENTIFIED BY 'p'");
            assertThatThrownBy(() -> admin.update("CREATE ROLE readers")).hasMessageStartingWith("42710");
            assertThatThrownBy(() -> admin.update("CREATE USER readers IDENTIFIED BY 'x'"))
                    .hasMessageStartingWith("42710");
            owner.update("GRANT SELECT TABLE t TO readers");
            admin.update("GRANT readers TO one, two");
            assertDenied(owner, "GRANT readers TO owner");
            assertThatThrownBy(() -> admin.update("GRANT writers TO one")).hasMessageStartingWith("42704");
        }
        try (EmbeddedLeanxcale server = builder().data(data).start();
                ProtocolClient admin = ProtocolClient.open(server.port(), "LXADMIN", "a");
                ProtocolClient one = ProtocolClient.open(server.port(), "one", "1");
                ProtocolClient two = ProtocolClient.open(server.port(), "two", "2")) {
            assertThat(server.users()).containsExactly("LXADMIN", "one", "owner", "two");
            assertThat(one.query("SELECT id FROM owner.t")).isEmpty();
            admin.update("REVOKE readers FROM one");
            assertThatThrownBy(() -> one.query("SELECT id FROM owner.t")).hasMessageStartingWith("42501");
            assertThat(two.query("SELECT id FROM owner.t")).isEmpty();
            admin.update("DROP ROLE readers");
            assertThatThrownBy(() -> two.query("SELECT id FROM owner.t")).hasMessageStartingWith("42501");
        }
    }
}
