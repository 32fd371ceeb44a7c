package io.leanq.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.leanxcale.LeanxcaleOptions;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final String BARE = "leanxcale://localhost:1529/shop";
    private static final String FULL = "leanxcale://ann:ofUrl@localhost:1529/shop";
    private static final Map<String, String> VARIABLE = Map.of("LEANQ_PASSWORD", "ofVariable");

    private static Server server(@Nullable String user) {
        Server server = new Server();
        server.setUsername(user);
        server.setPassword("ofServer");
        return server;
    }

    private static Credentials of(
            Map<String, String> properties, Map<String, String> environment, @Nullable Server server) {
        return new Credentials(properties::get, environment, server);
    }

    private static LeanxcaleOptions options(
            Map<String, String> properties, Map<String, String> environment, @Nullable Server server) {
        return of(properties, environment, server).options(null, Optional.empty());
    }

    @Test
    void passwordIsTakenFromPropertyServerVariableUrl() {
        Map<String, String> both = Map.of("leanq.url", FULL, "leanq.password", "ofProperty");
        Map<String, String> url = Map.of("leanq.url", FULL);
        assertThat(options(both, VARIABLE, server("ann")).password()).isEqualTo("ofProperty");
        assertThat(options(url, VARIABLE, server("ann")).password()).isEqualTo("ofServer");
        assertThat(options(url, VARIABLE, null).password()).isEqualTo("ofVariable");
        assertThat(options(url, Map.of(), null).password()).isEqualTo("ofUrl");
    }

    @Test
    void urlIsTakenFromParameterPropertyVariableFile() {
        Map<String, String> property = Map.of("leanq.url", "leanxcale://property/shop");
        Map<String, String> variable = Map.of("LEANQ_URL", "leanxcale://variable/shop");
        assertThat(of(property, variable, null)
                        .options("leanxcale://parameter/shop", Optional.of("leanxcale://file/shop"))
                        .host())
                .isEqualTo("parameter");
        assertThat(options(property, variable, null).host()).isEqualTo("property");
        assertThat(options(Map.of(), variable, null).host()).isEqualTo("variable");
        assertThat(of(Map.of(), Map.of(), null)
                        .options(null, Optional.of("leanxcale://file/shop"))
                        .host())
                .isEqualTo("file");
    }

    @Test
    void serverNamesUserWhomUrlLeavesOut() {
        assertThat(options(Map.of("leanq.url", BARE), Map.of(), server("Ann @ shop"))
                        .user())
                .isEqualTo("Ann @ shop");
        assertThat(options(Map.of("leanq.url", FULL), Map.of(), server(null)).user())
                .isEqualTo("ann");
    }

    @Test
    void serverOfAnotherUserIsRefused() {
        assertThatThrownBy(() -> options(Map.of("leanq.url", FULL), Map.of(), server("bob")))
                .isInstanceOf(LeanqException.class)
                .hasMessage("the URL names another user than the server of settings.xml: leave the user out of the URL,"
                        + " or the server out of the parameters");
    }

    @Test
    void passwordWithoutUserIsRefused() {
        assertThatThrownBy(() -> options(Map.of("leanq.url", BARE), VARIABLE, null))
                .isInstanceOf(LeanqException.class)
                .hasMessage("there is a password, but the URL names no user: leanxcale://USER@HOST:PORT/DATABASE");
    }

    @Test
    void parameterWithPasswordIsRefused() {
        assertThatThrownBy(() -> of(Map.of(), Map.of(), null).url(FULL))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("LEANQ_PASSWORD or a server of settings.xml")
                .hasMessageNotContaining("ofUrl");
    }

    @Test
    void missingUrlIsRefused() {
        assertThatThrownBy(() -> options(Map.of(), VARIABLE, null))
                .isInstanceOf(LeanqException.class)
                .hasMessage("no database: set leanq.url to leanxcale://USER@HOST:PORT/DATABASE, or the variable"
                        + " LEANQ_URL");
    }

    @Test
    void printedUrlHasNoUserAndPassword() {
        assertThat(DatabaseUrl.of(FULL)).hasToString("leanxcale://localhost:1529/shop");
    }
}
