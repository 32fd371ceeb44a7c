package io.leanq.codegen;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.leanq.codegen.rule.JavaType;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.jackson.JsonTypes;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.PlainType;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule gives a generated column and its row record a JSON document as Java type. */
public class GeneratedDocumentsTest {
    private static final String PROGRAM = """
            package meters;

            import static io.leanq.query.Dsl.*;
            import static meters.Meters.METERS;

            import io.leanq.codegen.GeneratedDocumentsTest.Settings;
            import io.leanq.exec.Database;
            import java.util.List;

            public class Program {
                public static List<Integer> run(Database db) {
                    Settings celsius = new Settings("C", 1);
                    db.batch(batchInsert(METERS), List.of(new MetersRow(1, celsius), new MetersRow(2, null)));
                    for (MetersRow row : db.fetch(selectFrom(METERS).where(METERS.settings.eq(celsius)))) {
                        db.execute(updateRow(METERS, new MetersRow(2, row.settings())));
                    }
                    return db.fetch(select(METERS.id).from(METERS).where(METERS.settings.eq(celsius)).orderBy(METERS.id));
                }
            }
            """;

    /** What the documents hold. */
    public record Settings(String unit, int decimals) {}

    /** The type that the rule names. */
    public static final PlainType<Settings> SETTINGS = new JsonTypes().of(VARCHAR(60), Settings.class);

    @Test
    void generatedRowsHaveDocuments(@TempDir Path folder) throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            MetaData.of(Table.named("meters")
                            .column("id", INTEGER, primaryKey())
                            .column("settings", VARCHAR(60))
                            .build())
                    .createAll(db);
            JavaType documents = JavaType.converted(
                    ClassName.get(Settings.class), CodeBlock.of("$T.SETTINGS", GeneratedDocumentsTest.class));
            new Generator(GeneratorOptions.of("meters", folder)
                            .rule(table -> table.columns().stream()
                                    .filter(column -> column.name().equals("settings"))
                                    .forEach(column -> column.type(documents))))
                    .generate(MetaData.reflect(db).metadata());
            Files.writeString(folder.resolve("meters/Program.java"), PROGRAM);
            try (CompiledClasses classes = CompiledClasses.of(folder, "meters")) {
                Object found =
                        classes.type("Program").getMethod("run", Database.class).invoke(null, db);
                assertThat(found).isEqualTo(List.of(1, 2));
            }
        }
    }
}
