package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleOptionsBuilder;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are larger than the client accepts: the message names the option that limits them. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeAnswersTest {
    private static final int MAXIMUM = 1 << 16;
    private static final int ROWS = 1_100;
    /** The rows up to 1000 are short, later ones are long. */
    private static final String SHORT_AT_FIRST =
            "SELECT x, REPEAT('r', CASE WHEN x > 1000 THEN 1000 ELSE 1 END) FROM SYSTEM_RANGE(1, " + ROWS + ")";

    private static final String LONG = "SELECT x, REPEAT('r', 1000) FROM SYSTEM_RANGE(1, " + ROWS + ")";

    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();

    @AfterAll
    void stop() {
        server.close();
    }

    private LeanxcaleOptionsBuilder options() {
        return LeanxcaleUrl.parse(server.url()).toBuilder().maxMessageBytes(MAXIMUM);
    }

    private static int count(LeanxcaleOptions options, String sql) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options);
                DriverConnection connection = driver.acquire();
                DriverCursor cursor = connection.query(sql, BindWriter.NONE)) {
            int rows = 0;
            while (cursor.next()) {
                rows++;
            }
            return rows;
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aFrameThatIsTooLargeNamesTheOptionsThatHelp(Transport transport) {
        LeanxcaleOptions tooFew = options().transport(transport).build();
        for (String sql : new String[] {LONG, SHORT_AT_FIRST}) {
            assertThatThrownBy(() -> count(tooFew, sql))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN))
                    .hasMessageContainingAll("larger than the maximum of " + MAXIMUM, "maxMessageBytes", "fetchSize");
            assertThat(count(options().transport(transport).fetchSize(50).build(), sql))
                    .isEqualTo(ROWS);
            assertThat(count(
                            options()
                                    .transport(transport)
                                    .maxMessageBytes(4 << 20)
                                    .build(),
                            sql))
                    .isEqualTo(ROWS);
        }
    }
}
