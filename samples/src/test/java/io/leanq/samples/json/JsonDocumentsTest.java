package io.leanq.samples.json;

import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leanq.LeanqException;
import io.leanq.query.PlainType;
import io.leanq.samples.json.JsonDocuments.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sample prints the documented lines; a malformed document fails without showing the document. */
class JsonDocumentsTest {
    private final PlainType<Settings> type = new JsonType(new ObjectMapper()).of(VARCHAR, Settings.class);

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

    @Test
    void malformedDocumentFailsWithoutShowingIt() {
        for (String document :
                new String[] {"{\"unit\": \"s3cret\", \"surplus\": 1}", "s3cret", "{\"unit\": {\"s3cret\": 1}}"}) {
            assertThatThrownBy(() -> type.decode(document))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("Settings")
                    .hasMessageNotContaining("s3cret")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> type.decode("null")).hasMessageContaining("JSON null");
    }
}
