package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A server in a JVM whose zone changes. */
@Isolated("changes the zone of the JVM")
@ExtendWith(LeanxcaleExtension.class)
class DefaultZoneTest {

    @Test
    void timesDoNotDependOnAnyZone(EmbeddedLeanxcale server) throws IOException {
        TimeZone before = TimeZone.getDefault();
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(client.value("SELECT TIMESTAMP '2024-03-10 02:30:00.123'"))
                    .isEqualTo(LocalDateTime.of(2024, 3, 10, 2, 30, 0, 123_000_000));
            assertThat(client.value("SELECT CAST(? AS TIMESTAMP)", LocalDateTime.of(1900, 1, 1, 0, 0)))
                    .isEqualTo(LocalDateTime.of(1900, 1, 1, 0, 0));
            LocalDateTime now = (LocalDateTime) Objects.requireNonNull(client.value("SELECT CURRENT_TIMESTAMP"));
            assertThat(Duration.between(now, LocalDateTime.now(ZoneOffset.UTC)).abs())
                    .isLessThan(Duration.ofMinutes(1));
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
