package io.leanq.codegen.config;

import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.codegen.CompiledClasses;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the generator by a configuration, from each kind of source. */
@Tag("slow")
class GenerationTest {
    /** Named by configurations. */
    public static final MetaData SHOP = MetaData.of(Table.named("shops")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .build());

    /** A schema with comments, of which some mean something to Java. */
    public static final MetaData TOWN = MetaData.of(Table.named("towns")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey(), ColumnOption.comment("Counts <b>all</b> */ {@x"))
            .column("name", DataType.VARCHAR(9), ColumnOption.comment("What is it called?\n  C:\\u002a & so on"))
            .comment("Towns of the county")
            .build());

    private static EmbeddedLeanxcale server;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.builder()
                .user("user1", "pass4user1")
                .user("billing", "pass4billing")
                .start();
        try (Database db = Leanxcale.connect(server.url())) {
            db.execute(sql("CREATE TABLE orders (id BIGINT PRIMARY KEY, total DECIMAL(10,2))"));
            db.execute(sql("CREATE TABLE tmp_orders (id BIGINT PRIMARY KEY)"));
            db.execute(sql("CREATE TABLE customers (id BIGINT PRIMARY KEY)"));
        }
        try (Database db = Leanxcale.connect(server.url("billing"))) {
            db.execute(sql("CREATE TABLE invoices (id BIGINT PRIMARY KEY)"));
            db.execute(sql("GRANT SELECT ON SCHEMA billing TO user1"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ScratchServer scratch() {
        EmbeddedLeanxcale started = EmbeddedLeanxcale.start();
        return new ScratchServer(started.url(), started::close);
    }

    private GeneratorConfiguration configuration(String yaml) throws IOException {
        return GeneratorConfiguration.read(Files.writeString(folder.resolve("leanq.yaml"), yaml));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void liveSchemasGetAPackageEach() throws IOException {
        GeneratorConfiguration configuration = configuration("""
                url: %s
                output: src
                schemas:
                  - package: shop.main
                    include: ['.*orders', nothing]
                    exclude: tmp_.*
                  - schema: billing
                    package: shop.billing
                """.formatted(server.url()));
        GenerationResult result = Generation.of(configuration).run();
        Path source = folder.resolve("src/shop");
        assertThat(result.files().written())
                .containsExactly(
                        source.resolve("billing/GeneratedSchema.java"),
                        source.resolve("billing/Invoices.java"),
                        source.resolve("billing/InvoicesRow.java"),
                        source.resolve("main/GeneratedSchema.java"),
                        source.resolve("main/Orders.java"),
                        source.resolve("main/OrdersRow.java"));
        assertThat(result.warnings())
                .containsExactly(
                        folder.resolve("leanq.yaml") + ", line 5, schemas[0].include[1]: \"nothing\" matches no"
                                + " table, view or sequence: correct the pattern, or remove it");
        assertThat(result.notTold()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Generation.of(configuration).run().files().unchanged())
                .isEqualTo(result.files().written());
        assertThat(Generation.of(configuration).fingerprint()).isEmpty();
    }

    @Test
    void passwordOfTheSourceGoesBeforeTheUrls() throws IOException {
        GeneratorConfiguration configuration = configuration(
                "url: %s\npackage: a\noutput: src\n".formatted(server.url().replaceFirst("://.*@", "://user1:wrong@")));
        assertThatThrownBy(() -> Generation.of(configuration).run()).isInstanceOf(LeanqException.class);
        assertThat(Generation.of(configuration)
                        .passwords(user -> Optional.of("pass4" + user))
                        .run()
                        .files()
                        .written())
                .isNotEmpty();
    }

    @Test
    void migrationsAreRunOnAServerOfTheirOwn() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__orders.sql"), "CREATE TABLE orders (id BIGINT PRIMARY KEY);\n");
        GeneratorConfiguration configuration = configuration("migrations: migrations\npackage: a\noutput: src\n");
        Generation generation = Generation.of(configuration).scratch(GenerationTest::scratch);
        assertThat(names(generation.run().files().written()))
                .containsExactly("GeneratedSchema.java", "Orders.java", "OrdersRow.java");
        String before = generation.fingerprint().orElseThrow();
        assertThat(generation.fingerprint()).contains(before);
        Path second =
                Files.writeString(migrations.resolve("V2__items.sql"), "CREATE TABLE items (id BIGINT PRIMARY KEY);\n");
        assertThat(generation.fingerprint().orElseThrow()).isNotEqualTo(before);
        assertThat(generation.inputs()).containsExactly(migrations.resolve("V1__orders.sql"), second);
        assertThat(names(generation.run().files().written()))
                .containsExactly("GeneratedSchema.java", "Items.java", "ItemsRow.java");
        assertThatThrownBy(() -> Generation.of(configuration).run())
                .hasMessageContainingAll("leanq.yaml, line 1, migrations", "Generation.scratch");
    }

    @Test
    void snapshotIsReadAndCounted() throws IOException {
        try (Database db = Leanxcale.connect(server.url())) {
            Snapshot.of(MetaData.reflect(db)).write(folder.resolve("schema.json"));
        }
        Generation generation =
                Generation.of(configuration("snapshot: schema.json\npackage: a\noutput: src\ninclude: customers\n"));
        assertThat(names(generation.run().files().written()))
                .containsExactly("Customers.java", "CustomersRow.java", "GeneratedSchema.java");
        assertThat(generation.inputs()).containsExactly(folder.resolve("schema.json"));
        String before = generation.fingerprint().orElseThrow();
        Generation other =
                Generation.of(configuration("snapshot: schema.json\npackage: a\noutput: src\ninclude: orders\n"));
        assertThat(other.fingerprint().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void metaDataIsFoundByItsField() throws IOException {
        String field = GenerationTest.class.getName() + ".SHOP";
        Generation generation =
                Generation.of(configuration("package: a\noutput: src\n").metadata(field));
        assertThat(names(generation.run().files().written()))
                .containsExactly("GeneratedSchema.java", "Shops.java", "ShopsRow.java");
        assertThatThrownBy(() -> Generation.of(configuration("metadata: a.B.C\npackage: a\noutput: src\n"))
                        .run())
                .hasMessageContainingAll("leanq.yaml, line 1, metadata: there is no class a.B", "classPath");
        assertThatThrownBy(() -> Generation.of(configuration(
                                "metadata: java.lang.String.CASE_INSENSITIVE_ORDER\npackage: a\noutput: src\n"))
                        .run())
                .hasMessageContaining("holds no io.leanq.schema.MetaData");
    }

    @Test
    void commentsBecomeJavadoc() throws IOException {
        String field = GenerationTest.class.getName() + ".TOWN";
        GeneratorConfiguration configuration = configuration("metadata: " + field + "\npackage: a\noutput: src\n");
        Generation.of(configuration).run();
        Path towns = folder.resolve("src/a/Towns.java");
        assertThat(towns)
                .content()
                .contains(
                        "/** Table {@code towns}. Towns of the county. */",
                        "    /** Counts &#60;b&#62;all&#60;&#47;b&#62; &#42;&#47; &#123;&#64;x. */\n",
                        "    /** What is it called? C:&#92;u002a &#38; so on. */\n");
        CompiledClasses.of(folder.resolve("src"), "a").close();
        Generation.of(configuration.with("javadoc", "false")).run();
        assertThat(towns).content().contains("/** Table {@code towns}. */").doesNotContain("&#");
    }

    @Test
    void ruleIsLoadedFromJarOfTheUser() throws IOException {
        Path source = Files.writeString(folder.resolve("Loud.java"), """
                package acme;
                public class Loud implements io.leanq.codegen.rule.Rule {
                    public void apply(io.leanq.codegen.rule.TableClass table) {
                        table.document(com.palantir.javapoet.CodeBlock.of("LOUD"));
                    }
                }
                """);
        Path classes = Files.createDirectories(folder.resolve("lib"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString()))
                .isZero();
        String field = GenerationTest.class.getName() + ".SHOP";
        GeneratorConfiguration configuration =
                configuration("metadata: " + field + "\npackage: a\noutput: src\nclassPath: lib\nrules: acme.Loud\n");
        Generation generation = Generation.of(configuration);
        generation.run();
        assertThat(folder.resolve("src/a/Shops.java")).content().contains("LOUD");
        assertThat(generation.inputs()).containsExactly(classes.resolve("acme/Loud.class"));
        assertThat(generation.fingerprint()).isPresent();
        assertThat(Generation.of(configuration.classPath(List.of())).fingerprint())
                .isEmpty();
        assertThatThrownBy(
                        () -> Generation.of(configuration.classPath(List.of())).run())
                .hasMessageContainingAll("line 5, rules: there is no class acme.Loud", "classPath");
        assertThatThrownBy(() -> Generation.of(configuration.with("rules", "java.lang.String"))
                        .run())
                .hasMessageContaining("java.lang.String is no io.leanq.codegen.rule.Rule");
        assertThatThrownBy(() -> Generation.of(configuration.with("classPath", "none.jar"))
                        .run())
                .hasMessageContainingAll("none.jar", "which is not there");
    }
}
