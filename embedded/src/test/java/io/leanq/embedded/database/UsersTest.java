package io.leanq.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.catalog.CatalogNames;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final LeanxcaleDatabase database = new LeanxcaleDatabase(
            "dbtest", null, Map.of("Bob", "one", "LXADMIN", "two"), Map.of("user1", "three"), CatalogNames.BOTH);
    private final Users users = database.users();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void firstUsersAreDeclaredOnlyWhereNoneIsNamed() {
        assertThat(users.names()).containsExactly("Bob", "LXADMIN");
    }

    @Test
    void userOwnsTheSchemaOfTheUsersName() {
        assertThat(users.schemaOf("bob")).isEqualTo("Bob");
        assertThat(users.schemaOf("LXADMIN")).isEqualTo("APP");
        assertThat(users.schemaOf("nobody")).isNull();
        assertThatThrownBy(() -> users.requireSchemaOf("nobody")).hasMessage("User \"nobody\" not found");
    }

    @Test
    void administratorCreatesAndDropsUsers() throws SQLException {
        users.create("lxadmin", "Eve", "four");
        assertThat(database.accepts("eve", "four")).isTrue();
        assertThatThrownBy(() -> users.create("lxadmin", "EVE", "five")).hasMessage("User \"EVE\" already exists");
        users.drop("lxadmin", "eve");
        assertThat(users.names()).containsExactly("Bob", "LXADMIN");
        assertThat(users.storedSchema("Eve")).isNull();
    }

    @Test
    void otherUsersCreateAndDropNobody() {
        assertThatThrownBy(() -> users.create("bob", "Eve", "four")).hasMessageStartingWith("Only LXADMIN");
        assertThatThrownBy(() -> users.drop("bob", "bob")).hasMessageStartingWith("Only LXADMIN");
    }

    @Test
    void administratorAndAppAreNotDropped() {
        assertThatThrownBy(() -> users.drop("lxadmin", "lxadmin")).hasMessageContaining("cannot be dropped");
    }

    @Test
    void declaredUserGetsTheNewPassword() throws SQLException {
        users.declare("bob", "other");
        assertThat(database.accepts("bob", "one")).isFalse();
        assertThat(database.accepts("bob", "other")).isTrue();
    }

    @Test
    void namesOfTheSystemAreNoUsers() {
        assertThatThrownBy(() -> users.declare("LXSYS", "x")).hasMessageContaining("schema of the system");
        assertThatThrownBy(() -> users.declare("leanq$root", "x")).hasMessage("This user name is not allowed");
        assertThatThrownBy(() -> users.declare("", "x")).hasMessage("This user name is not allowed");
    }
}
