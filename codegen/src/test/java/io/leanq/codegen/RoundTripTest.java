package io.leanq.codegen;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.Facet;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.Reflection;
import io.leanq.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live schema becomes classes, and the classes define the same schema; so they do by way of a snapshot. */
@Tag("slow")
@Order(1)
class RoundTripTest {
    private static final int RANDOM_SCHEMAS = 4;

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> texts(Path output) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : CompiledClasses.sourcesIn(output)) {
            texts.put(output.relativize(file).toString(), Files.readString(file));
        }
        return texts;
    }

    private void comesBack(Reflection reflected, Path output, String packageName) {
        try {
            Path live = output.resolve("live");
            GeneratedFiles files = new Generator(GeneratorOptions.of(packageName, live)).generate(reflected.metadata());
            assertThat(files.leftOut()).isEmpty();
            Path file = output.resolve("schema.json");
            assertThat(Snapshot.of(reflected).write(file)).isTrue();
            Snapshot snapshot = Snapshot.read(file);
            assertThat(snapshot.notTold()).isEqualTo(reflected.notTold());
            assertThat(Definitions.of(snapshot.metadata())).isEqualTo(Definitions.of(reflected.metadata()));
            Path fromFile = output.resolve("snapshot");
            new Generator(GeneratorOptions.of(packageName, fromFile)).generate(snapshot.metadata());
            assertThat(texts(fromFile)).isEqualTo(texts(live));
            try (CompiledClasses classes = CompiledClasses.of(live, packageName)) {
                assertThat(Definitions.of(classes.metadata())).isEqualTo(Definitions.of(reflected.metadata()));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everythingComesBackAsItWasReflected() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            Everything.createIn(db);
            Reflection reflected = MetaData.reflect(db);
            assertThat(reflected.metadata().tables())
                    .hasSize(Everything.METADATA.tables().size());
            assertThat(reflected.metadata().views()).hasSize(1);
            comesBack(reflected, folder, "everything");
        }
    }

    /**
     * A catalog shows the constraint as a unique index. An index would be created after the foreign key, which needs
     * the constraint.
     */
    @Test
    void keysToUniqueColumnsComeBackAndAreCreatedElsewhere() throws Exception {
        DynamicTable[] parts = new DynamicTable[1];
        parts[0] = Table.named("parts")
                .column("id", BIGINT, ColumnOption.primaryKey())
                .column("maker", INTEGER)
                .column("number", INTEGER, ColumnOption.unique())
                .column("replaces", INTEGER, ColumnOption.references(() -> parts[0].get("number", INTEGER)))
                .unique("uq_parts_maker_number", "maker", "number")
                .build();
        DynamicTable uses = Table.named("a_uses")
                .column("number", INTEGER)
                .column("maker", INTEGER)
                .foreignKey(
                        "fk_part",
                        List.of("number", "maker"),
                        () -> List.of(parts[0].get("number", INTEGER), parts[0].get("maker", INTEGER)))
                .build();
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                EmbeddedLeanxcale elsewhere = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url());
                Database other = Leanxcale.connect(elsewhere.url())) {
            MetaData.of(uses, parts[0]).createAll(db);
            Reflection reflected = MetaData.reflect(db);
            assertThat(reflected.notTold())
                    .contains(new NotTold(
                            "index uq_parts_number of parts",
                            Facet.UNIQUE,
                            "an index or a constraint; a constraint in the model, since a key points at it"));
            comesBack(reflected, folder, "parts");
            try (CompiledClasses classes = CompiledClasses.of(folder.resolve("live"), "parts")) {
                assertThat(classes.metadata().createAll(other).created())
                        .containsExactly("table parts", "table a_uses");
                assertThat(reflected.metadata().compare(other).differences()).isEmpty();
            }
        }
    }

    @Test
    void randomSchemasComeBack() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            for (int seed = 1; seed <= RANDOM_SCHEMAS; seed++) {
                RandomSchema.of(seed).createAll(db);
            }
            Reflection reflected = MetaData.reflect(db);
            assertThat(reflected.metadata().tables()).hasSizeGreaterThan(2 * RANDOM_SCHEMAS);
            comesBack(reflected, folder, "random");
        }
    }

    @Test
    void schemaWithUnknownLengthsComesBack() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .catalogNames(io.leanq.embedded.catalog.CatalogNames.OLD)
                        .start();
                Database db = Leanxcale.connect(server.url())) {
            Everything.createIn(db);
            Reflection reflected = MetaData.reflect(db);
            assertThat(reflected.metadata().tables())
                    .hasSize(Everything.METADATA.tables().size());
            comesBack(reflected, folder, "old");
        }
    }

    @Test
    void generatedClassesMatchDatabase() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            Everything.createIn(db);
            new Generator(GeneratorOptions.of("shop", folder))
                    .generate(MetaData.reflect(db).metadata());
            try (CompiledClasses classes = CompiledClasses.of(folder, "shop")) {
                assertThat(classes.metadata().createAllSql(db)).isEqualTo(List.of());
            }
        }
    }
}
