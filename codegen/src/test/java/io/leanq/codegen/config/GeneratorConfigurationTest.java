package io.leanq.codegen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration file may say, and how a wrong one is refused. */
class GeneratorConfigurationTest {
    private static final String WHOLE = """
            url: leanxcale://user1@localhost:1529/dbtest
            output: src/main/java
            classPath: [lib/rules.jar, target/classes]
            schemas:
              - package: com.acme.db
                include: ['order.*', customers]
                exclude: tmp_.*
              - schema: billing
                package: com.acme.billing
                snapshot: billing.json
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void schemaHasTheKeysOfTheReader() {
        for (Map.Entry<String, ?> keys : ConfigurationReader.KEYS.entrySet()) {
            assertThat(ConfigurationSchema.keys(keys.getKey()))
                    .as(keys.getKey())
                    .containsExactlyInAnyOrderElementsOf(ConfigurationReader.KEYS.get(keys.getKey()));
        }
    }

    @Test
    void wholeFileIsReadAndValid() throws IOException {
        assertThat(ConfigurationSchema.wrong(WHOLE)).isEmpty();
        GeneratorConfiguration read = GeneratorConfiguration.read(file("leanq.yaml", WHOLE));
        assertThat(read.output()).contains(folder.resolve("src/main/java"));
        assertThat(read.isLive()).isTrue();
        assertThat(read.settings().classPath)
                .containsExactly(folder.resolve("lib/rules.jar"), folder.resolve("target/classes"));
        assertThat(read.settings().schemas)
                .extracting(each -> each.packageName().orElse(""))
                .containsExactly("com.acme.db", "com.acme.billing");
    }

    @Test
    void yamlAndJsonSayTheSame() throws IOException {
        String json = "{\"snapshot\": \"a.json\", \"package\": \"p\",\n \"include\": [\"a\", \"b\"]}";
        String yaml = "{snapshot: a.json, package: p,\n include: [a, b]}";
        String read =
                GeneratorConfiguration.read(file("leanq.json", json)).settings().toString();
        assertThat(read)
                .isEqualTo(GeneratorConfiguration.read(file("leanq.yml", yaml))
                        .settings()
                        .toString()
                        .replace("leanq.yml", "leanq.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            packge: com.acme                   | leanq.yaml, line 2, packge: there is no such key; is package meant? Keys here are url, snapshot, migrations
            zzzzzzzz: 1                        | line 2, zzzzzzzz: there is no such key; Keys here are url
            package: 12                        | line 2, package: expected a text; found the number 12: a text that looks otherwise stands in quotes
            package: [a, b]                    | line 2, package: expected a text; found a list
            package: ''                        | line 2, package: expected a text; found a blank one: leave the key out
            package:                           | line 2, package: expected a text; found nothing
            package: com.1acme                 | line 2, package: "com.1acme" is no name of a Java package: expected one such as com.acme.db
            package: com.class                 | line 2, package: "com.class" is no name of a Java package
            include: '*'                       | line 2, include: "*" is no regular expression: Dangling meta character '*'
            include: [a, '(']                  | line 2, include[1]: "(" is no regular expression
            include: {a: b}                    | line 2, include: expected a text; found an object with keys
            schemas: []                        | line 2, schemas: the list is empty: give one entry for each schema
            schemas: [{schema: a}]             | line 2, schemas[0]: the key package is missing: expected one such as com.acme.db
            schemas: [{package: a, url: x}]    | line 2, schemas[0].url: there is no such key
            schemas: [text]                    | line 2, schemas[0]: expected an object with keys of schema, package, include, exclude, snapshot; found the text "text"
            {url: a, snapshot: b}              | line 2, snapshot: stands beside url: the schema comes from one of url, snapshot, migrations, metadata
            {schemas: [{package: a}], schema: b} | line 2, schema: stands beside schemas: each entry of schemas has its own
            metadata: Shop                     | line 2, metadata: "Shop" is no static field: expected class and field, such as com.acme.Types.CENTS
            """, ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`')
    void wrongValueIsRefusedWithPlaceAndWayOut(String yaml, String message) throws IOException {
        Path file = file("leanq.yaml", "# a comment\n" + yaml + "\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageContaining(message);
        assertThat(ConfigurationSchema.wrong(yaml).isEmpty())
                .as("the JSON schema: %s", yaml)
                .isEqualTo(onlyJavaKnows(message));
    }

    /** A JSON schema has no rule for keywords, and its regular expressions are others. */
    private static boolean onlyJavaKnows(String message) {
        return message.contains("no name of a Java package") || message.contains("no regular expression");
    }

    @Test
    void wrongLineOfLargerFileIsNamed() throws IOException {
        Path file = file("leanq.yaml", WHOLE.replace("    snapshot: billing.json", "    snapshot: 1"));
        assertThatThrownBy(() -> GeneratorConfiguration.read(file))
                .hasMessage(file + ", line 10, schemas[1].snapshot: expected a text; found the number 1: a text that"
                        + " looks otherwise stands in quotes");
    }

    @Test
    void brokenTextIsRefusedWithItsLine() throws IOException {
        Path yaml = file("leanq.yaml", "package: a\noutput: 'x\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(yaml))
                .hasMessageContaining("leanq.yaml, line ")
                .hasMessageContaining("no YAML");
        Path json = file("leanq.json", "{\n\"package\": \"a\",\n}");
        assertThatThrownBy(() -> GeneratorConfiguration.read(json)).hasMessageContaining("leanq.json, line 3: no JSON");
        Path twice = file("twice.yaml", "package: a\npackage: b\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(twice))
                .hasMessageContaining("twice.yaml, line 2, package: the key is there twice");
        Path two = file("two.yaml", "package: a\n---\npackage: b\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(two))
                .hasMessageContaining("a second document begins in line");
        Path alias = file("alias.yaml", "package: &a a\noutput: *a\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(alias))
                .hasMessageContaining("line 2, output: *a refers to another value");
        Path empty = file("empty.yaml", "# nothing\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(empty)).hasMessageContaining("give at least one key");
        assertThatThrownBy(() -> GeneratorConfiguration.read(folder.resolve("none.yaml")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> GeneratorConfiguration.read(folder.resolve("leanq.xml")))
                .hasMessageContaining(".yaml, .yml or .json");
    }

    @Test
    void programReplacesEachKey() throws IOException {
        GeneratorConfiguration read =
                GeneratorConfiguration.read(file("leanq.yaml", "snapshot: a.json\npackage: a\ninclude: x\n"));
        GeneratorConfiguration other = read.packageName("b")
                .include("y")
                .exclude("z")
                .schema("s")
                .url("leanxcale://h/d")
                .output(Path.of("out"));
        GeneratorConfiguration same = read.with("package", "b")
                .with("include", "[y]")
                .with("exclude", "z")
                .with("schema", "s")
                .with("url", "leanxcale://h/d")
                .output(Path.of("out"));
        assertThat(other.settings().toString())
                .isEqualTo(same.settings().toString())
                .contains("[live]", "[y]", "[z]", "out")
                .doesNotContain("a.json");
        assertThat(read.settings().toString()).contains("a.json").doesNotContain("live");
        assertThatThrownBy(() -> read.with("packag", "b"))
                .hasMessage("option, packag: there is no such key; is package meant? Keys here are "
                        + String.join(", ", ConfigurationReader.TOP));
        assertThatThrownBy(() ->
                        read.with("schemas", "[{package: a},{package: b}]").packageName("c"))
                .hasMessageContaining("the configuration has 2 schemas");
    }

    @Test
    void incompleteConfigurationIsRefusedWhenRun() throws IOException {
        assertThatThrownBy(() -> Generation.of(GeneratorConfiguration.empty()))
                .hasMessage(
                        "the configuration: it is not said where the schema comes from: give one of url, snapshot, migrations, metadata");
        Path file = file("leanq.yaml", "snapshot: a.json\n");
        assertThatThrownBy(() -> Generation.of(GeneratorConfiguration.read(file)))
                .hasMessage(
                        file + ": the key package is missing: give the package of the classes, such as com.acme.db");
        assertThatThrownBy(() -> Generation.of(GeneratorConfiguration.read(file).packageName("a")))
                .hasMessage(file
                        + ": the key output is missing: give the source folder to write to, such as src/main/java");
        assertThatThrownBy(() ->
                        Generation.of(GeneratorConfiguration.read(file).with("schemas", "[{package: a},{package: a}]")))
                .hasMessageContaining("schemas[1]: two schemas have the package a");
    }
}
