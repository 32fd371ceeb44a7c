package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.request.OpenConnectionRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in the head of an HTTP request, the only place where phoenixdb sends them. */
class BasicCredentialsTest {
    private static Map<String, String> info(Map<String, String> given, @Nullable String authorization) {
        return BasicCredentials.addTo(new OpenConnectionRequest("c", given), authorization)
                .info();
    }

    private static String basic(String userAndPassword) {
        return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void passwordFollowsTheFirstColon() {
        assertThat(info(Map.of("schema", "s"), "Basic " + basic("ann:a:\u00e9:")))
                .containsOnly(Map.entry("schema", "s"), Map.entry("user", "ann"), Map.entry("password", "a:\u00e9:"));
        assertThat(info(Map.of(), "bASIC  " + basic("ann:")))
                .containsOnly(Map.entry("user", "ann"), Map.entry("password", ""));
    }

    @Test
    void userOfTheMessageWins() {
        Map<String, String> own = Map.of("user", "bob", "password", "b");
        assertThat(info(own, "Basic " + basic("ann:a"))).isEqualTo(own);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Basic YW5u", "Bearer YW5uOmE=", "YW5uOmE="})
    void otherSchemesAreIgnored(@Nullable String authorization) {
        assertThat(info(Map.of(), authorization)).isEmpty();
    }
}
