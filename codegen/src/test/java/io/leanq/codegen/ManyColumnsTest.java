package io.leanq.codegen;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.BLOB;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.DynamicView;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class file holds at most 65,535 bytes of code for a constructor and for a constant. Larger tables get several
 * classes, or are refused with the reason.
 */
class ManyColumnsTest {
    private static final int WIDE = 4_000;

    @TempDir
    private Path folder = Path.of("");

    private void generate(SchemaObject... objects) {
        new Generator(GeneratorOptions.of("wide", folder)).generate(MetaData.of(objects));
    }

    private List<String> files() throws Exception {
        return CompiledClasses.sourcesIn(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private void comesBack(SchemaObject... objects) throws Exception {
        generate(objects);
        try (CompiledClasses classes = CompiledClasses.of(folder, "wide")) {
            assertThat(Definitions.of(classes.metadata())).isEqualTo(Definitions.of(MetaData.of(objects)));
        }
    }

    private static DynamicTable.Builder plain(String name, int columns) {
        DynamicTable.Builder table = Table.named(name).column("c0", INTEGER, ColumnOption.primaryKey());
        for (int i = 1; i < columns; i++) {
            table.column("c" + i, INTEGER, ColumnOption.notNull());
        }
        return table;
    }

    /** The classes are not compiled here, since javac takes two milliseconds for each column. */
    @Test
    void tableOfThousandsOfColumnsIsDividedIntoClasses() throws Exception {
        DynamicView.Builder view = View.existing("seen");
        IntStream.range(0, 2_500).forEach(i -> view.column("c" + i, VARCHAR(10)));
        generate(plain("wide", WIDE).index("ix_wide", "c1", "c3999").build(), view.build());
        assertThat(files())
                .containsExactly(
                        "GeneratedSchema.java",
                        "Seen.java",
                        "SeenColumns1.java",
                        "SeenColumns2.java",
                        "Wide.java",
                        "WideColumns1.java",
                        "WideColumns2.java",
                        "WideColumns3.java",
                        "WideColumns4.java");
        assertThat(text("WideColumns2"))
                .contains("/** Columns of {@link Wide}, which are more than one Java constructor makes. */")
                .contains("public abstract class WideColumns2 extends WideColumns1 {");
        assertThat(text("Wide"))
                .contains("public final class Wide extends WideColumns4 {", "index(\"ix_wide\", c1, c3999);");
        assertThat(IntStream.rangeClosed(1, 4).mapToLong(i -> columns("WideColumns" + i)))
                .allMatch(columns -> columns <= 1_600);
    }

    private String text(String type) {
        try {
            return Files.readString(folder.resolve("wide").resolve(type + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long columns(String type) {
        return text(type).lines().filter(line -> line.contains(" = column(")).count();
    }

    /**
     * The estimated size of a column, whatever its options, is at least what javac makes of it: the classes compile.
     */
    @Test
    void columnsWithEverythingComeBackFromSeveralClasses() throws Exception {
        DynamicTable target = Table.named("target")
                .column("id", BIGINT, ColumnOption.primaryKey())
                .build();
        DynamicTable.Builder rich = Table.named("rich").column("id", BIGINT, ColumnOption.primaryKey());
        for (int i = 0; i < 20; i++) {
            rich.column(
                    "a" + i,
                    DECIMAL(20, 4),
                    ColumnOption.notNull(),
                    ColumnOption.defaultValue(new BigDecimal("1.5" + i)));
            rich.column("b" + i, TIMESTAMP, ColumnOption.defaultValue(LocalDateTime.of(2024, 2, 29, 1, 2, 3)));
            rich.column("c" + i, BIGINT, ColumnOption.references("fk" + i, () -> target.get("id", BIGINT)));
            rich.column("d" + i, VARBINARY(8), ColumnOption.defaultValue(new byte[] {1, -2, 127, -128, 5, 6, 7, 8}));
            rich.column("e" + i, CHAR(3), ColumnOption.comment("é".repeat(100)), ColumnOption.notNull());
        }
        rich.column(
                "marks",
                BIGINT_ARRAY,
                ColumnOption.defaultValue(LongStream.range(0, 90).boxed().toList()));
        // The longest arrays of bytes that are written byte by byte: few columns with much code.
        IntStream.range(0, 100)
                .forEach(i -> rich.column("f" + i, VARBINARY(100), ColumnOption.defaultValue(new byte[100])));
        // The name of its class is the one that the first part of the other table would have.
        DynamicTable namesake =
                Table.named("rich_columns1").column("c0", INTEGER).build();
        comesBack(rich.build(), target, namesake);
        assertThat(files()).contains("RichColumns1.java", "RichColumns1_2.java", "RichColumns2.java");
    }

    @Test
    void longDefaultOfBytesIsATextInJava() throws Exception {
        byte[] bytes = new byte[30_000];
        bytes[7] = -1;
        comesBack(Table.named("pictures")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("empty", BLOB, ColumnOption.defaultValue(bytes))
                .build());
    }

    @Test
    void defaultThatNoConstantHoldsIsRefusedNamingTheColumn() {
        DynamicTable text = Table.named("pages")
                .column("body", VARCHAR, ColumnOption.defaultValue("é\n".repeat(30_000)))
                .build();
        assertThatThrownBy(() -> generate(text))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("column body of table pages has a text of more than 65535 bytes")
                .hasMessageContaining("--exclude");
        DynamicTable list = Table.named("pages")
                .column("marks", BIGINT_ARRAY, ColumnOption.defaultValue(Collections.nCopies(20_000, 1L)))
                .build();
        assertThatThrownBy(() -> generate(list))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("column marks of table pages has a default that takes more code than a Java")
                .hasMessageContaining("65535 bytes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreKeysAndObjectsThanAClassTakesAreRefused() {
        DynamicTable.Builder table = plain("t", 50);
        IntStream.range(0, 3_000).forEach(i -> table.index("ix" + i, "c" + i % 50));
        DynamicTable indexed = table.build();
        assertThatThrownBy(() -> generate(indexed))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("table t has so many keys and indexes")
                .hasMessageContaining("65535 bytes");
        List<SchemaObject> sequences = new ArrayList<>();
        IntStream.range(0, 2_401).forEach(i -> sequences.add(Sequence.named("s" + i)));
        assertThatThrownBy(() -> generate(sequences.toArray(SchemaObject[]::new)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("there are 2401 sequences, and one generated class takes 2400 of them at most")
                .hasMessageContaining("--include");
    }
}
