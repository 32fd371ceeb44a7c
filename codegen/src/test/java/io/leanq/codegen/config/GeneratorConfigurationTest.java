package io.leanq.codegen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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
            names: {rowSufix: A}               | line 2, names.rowSufix: there is no such key; is rowSuffix meant?
            names: {rowSuffix: ''}             | line 2, names: a table's class and its row record would have one name
            names: {rowSuffix: 'a b'}          | line 2, names.rowSuffix: "a b" is no part of a Java name
            names: {sequencesClass: class}     | line 2, names.sequencesClass: "class" is no name of a class
            names: {naming: Mine}              | line 2, names.naming: "Mine" is no name of a class: expected one with its package
            names: {tables: [{match: a}]}      | line 2, names.tables[0]: the key name is missing
            names: {tables: [{match: a, name: $1}]} | names.tables[0].name: "$1" names no group of "a", which has 0
            types: [{enum: a.B}]               | line 2, types[0]: no columns are named: give column
            types: [{column: a}]               | line 2, types[0]: expected one of enum, value and json; found none
            types: [{column: a, enum: a.B, json: a.B}] | types[0]: expected one of enum, value and json; found enum and json
            types: [{column: a, enum: B}]      | types[0].enum: "B" is no class: expected a class with its package
            types: [{column: a, enum: a.B, by: nam}] | types[0].by: "nam" is none of name, ordinal; is name meant?
            types: [{column: a, enum: a.B, from: x}] | types[0]: from and to belong together
            types: [{column: a, enum: a.B, by: name, from: x, to: y}] | types[0].by: stands beside from: an enum is kept by name
            types: [{column: a, enum: a.B, converter: a.B.C}] | types[0].converter: is no key beside enum
            types: [{column: a, value: a.B}]   | types[0]: it is not said how values are made: a value has a converter
            types: [{column: a, json: 'a.B<'}] | types[0].json: "" is no class
            types: [{column: a, json: a.B, from: x, to: y}] | types[0].from: is no key beside json
            sequences: [{sequence: ids}]       | line 2, sequences[0]: every table would draw its keys from ids: write {table}
            sequences: [{sequence: '{tabel}_ids'}] | sequences[0].sequence: {tabel} stands for nothing
            javadoc: 'yes'                     | line 2, javadoc: expected true or false; found the text "yes"
            classes: [{match: a, rowInterfaces: B}] | classes[0].rowInterfaces: "B" is no class
            classes: [{match: a, rowAnnotations: 'a.B(1'}] | classes[0].rowAnnotations: "a.B(1" is no annotation
            rules: [Mine]                      | line 2, rules[0]: "Mine" is no name of a class
            """, ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`')
    void wrongValueIsRefusedWithPlaceAndWayOut(String yaml, String message) throws IOException {
        Path file = file("leanq.yaml", "# a comment\n" + yaml + "\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(file))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageContaining(message);
        if (!onlyJavaKnows(message)) {
            assertThat(ConfigurationSchema.wrong(yaml)).isNotEmpty();
        }
    }

    /** A JSON schema has no rule for keywords, and its regular expressions are others. */
    private static boolean onlyJavaKnows(String message) {
        return Stream.of(
                        "name of a Java package",
                        "no regular expression",
                        "no name of a class",
                        "would have one name",
                        "names no group",
                        "is no class",
                        "is no annotation",
                        "stands for nothing")
                .anyMatch(message::contains);
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
        Path open = file("open.yaml", "types: [{column: a(b)?(c), enum: a.B}]\n");
        assertThatThrownBy(() -> GeneratorConfiguration.read(open))
                .hasMessageContainingAll(
                        "open.yaml, line 1: no YAML: while parsing a flow mapping, expected ',' or '}'");
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
