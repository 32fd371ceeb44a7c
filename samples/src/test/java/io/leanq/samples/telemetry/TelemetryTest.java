package io.leanq.samples.telemetry;

import static io.leanq.samples.telemetry.Measurements.MEASUREMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.samples.Printed;
import io.leanq.schema.MetaData;
import org.junit.jupiter.api.Test;

/** The sample loads, summarises and drops what it created, on its own server or on a given one. */
class TelemetryTest {

    @Test
    void programStartsOwnServerWithoutArgument() throws Exception {
        assertThat(Printed.by(() -> Telemetry.main(new String[0])).lines())
                .contains("20000 rows loaded")
                .last()
                .isEqualTo("telemetry finished");
    }

    @Test
    void programSummarisesOnGivenServerAndDropsItsTable() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            String text = Printed.by(() -> Telemetry.main(new String[] {server.url(), "5000"}));
            assertThat(text)
                    .contains("PARTITION BY HASH (sensor) PARTITION BY DIMENSION ts EVERY 86400000 KEEP 2592000000"
                            + " DISTRIBUTE BY HASH")
                    .contains("5000 rows loaded")
                    .contains("Summary[sensor=49, measurements=30, coldest=22.25, warmest=31.25]")
                    .contains("Summary[sensor=48, measurements=30, coldest=22.0, warmest=31.0]")
                    .contains("Summary[sensor=47, measurements=30, coldest=21.75, warmest=30.75]")
                    .doesNotContain("sensor=46");
            assertThat(MetaData.of(MEASUREMENTS).createAllSql(db)).hasSize(2);
        }
    }

    @Test
    void userTableIsNeitherFilledNorDropped() {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            MetaData.of(MEASUREMENTS).createAll(db);
            assertThatThrownBy(() -> Printed.by(() -> Telemetry.run(server.url(), 10)))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("empty schema");
            assertThat(MetaData.of(MEASUREMENTS).createAllSql(db)).isEmpty();
        }
    }
}
