package io.leanq.leanxcale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/connecting.md has every option of a URL, each with its actual default. */
class ConnectingDocumentTest {
    private static final String URL = "leanxcale://user1@localhost/dbtest";

    @Test
    void thePageHasEveryOptionInOrder() throws IOException {
        assertThat(defaults().keySet())
                .containsExactlyElementsOf(Arrays.stream(UrlOption.values())
                        .map(UrlOption::documentedName)
                        .toList());
    }

    @Test
    void anOptionThatIsSetToItsDocumentedDefaultChangesNothing() throws IOException {
        String usual = everything(LeanxcaleUrl.parse(URL));
        defaults().forEach((option, value) -> {
            if (!value.equals("–")) {
                assertThat(everything(LeanxcaleUrl.parse(URL + "?" + option + "=" + value)))
                        .as(option)
                        .isEqualTo(usual);
            }
        });
    }

    @Test
    void anOptionWithoutADefaultIsNotSet() throws IOException {
        LeanxcaleOptions usual = LeanxcaleUrl.parse(URL);
        assertThat(defaults().values().stream().filter("–"::equals)).hasSize(5);
        assertThat(usual.trustStore()).isNull();
        assertThat(usual.schema()).isNull();
        assertThat(usual.transactionMode()).isNull();
        assertThat(usual.tls()).isEqualTo(TlsOptions.OFF);
    }

    /** The values of all options. */
    private static String everything(LeanxcaleOptions options) {
        return String.join(
                " ",
                options.toString(),
                options.tls().toString(),
                options.appTimeZone(),
                options.connectTimeout().toString(),
                options.readTimeout().toString(),
                options.poolTimeout().toString(),
                Arrays.toString(new int[] {
                    options.poolSize(),
                    options.fetchSize(),
                    options.batchBytes(),
                    options.statementCache(),
                    options.maxMessageBytes()
                }));
    }

    /** The first two columns of the page's table. */
    private static Map<String, String> defaults() throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/connecting.md"))) {
            String[] cells = line.split("\\|");
            if (line.startsWith("| `") && cells.length > 2) {
                defaults.put(cells[1].strip().replace("`", ""), cells[2].strip().replace("`", ""));
            }
        }
        return defaults;
    }
}
