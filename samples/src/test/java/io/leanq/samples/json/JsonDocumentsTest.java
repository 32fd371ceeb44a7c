package io.leanq.samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sample prints the documented lines. */
class JsonDocumentsTest {
    @Test
    void documentsComeBackAsRecordsAndAreFoundByText() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            JsonDocuments.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Settings[unit=°C, decimals=1, tags=[roof, north]]",
                        "Settings[unit=hPa, decimals=0, tags=[]]",
                        "same settings: [1]");
    }
}
