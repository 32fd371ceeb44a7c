package io.leanq.leanxcale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names tests that exist, and every option for TLS. */
class SecurityDocumentTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyNamedTestExists() throws IOException {
        Map<String, String> tests = sources();
        var named = TEST.matcher(document()).results().toList();
        assertThat(named).hasSizeGreaterThan(40);
        for (MatchResult test : named) {
            assertThat(tests.getOrDefault(test.group(1), "")).as(test.group()).contains("void " + test.group(2) + "(");
        }
    }

    @Test
    void everyOptionForTransportAndTlsIsNamed() throws IOException {
        String document = document();
        for (UrlOption option : UrlOption.values()) {
            boolean ofTransport = option.ordinal() >= UrlOption.TRANSPORT.ordinal()
                    && option.ordinal() <= UrlOption.INSECURE_SKIP_CERTIFICATE_CHECK.ordinal();
            if (ofTransport) {
                assertThat(document).contains("| `" + option.documentedName() + "=");
            }
        }
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "security.md"));
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : new String[] {"core", "wire", "embedded", "dialect-leanxcale"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                files.filter(file -> file.toString().endsWith("Test.java")).forEach(file -> {
                    try {
                        String name = file.getFileName().toString();
                        sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        return sources;
    }
}
