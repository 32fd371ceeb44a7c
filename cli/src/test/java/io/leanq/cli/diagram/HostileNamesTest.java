package io.leanq.cli.diagram;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Names that are syntax elsewhere. They are shown and do nothing. */
class HostileNamesTest {
    private static final List<String> NAMES = List.of(
            "a\"b",
            "@enduml",
            "<script>alert(1)</script>",
            "!include /etc/passwd",
            "%%",
            "%%{init: {}}%%",
            "]]>",
            "&amp;",
            "back\\slash",
            "#quot;",
            "semi;colon",
            "{}",
            "---",
            "a||--o{b",
            "日本",
            "🦊",
            "`x`",
            "*x*",
            "erDiagram",
            "end",
            "one",
            "to",
            "PK",
            "title",
            "__proto__",
            "1a");

    private static final Diagram DIAGRAM = diagram();

    private static Diagram diagram() {
        List<DynamicTable> tables = new ArrayList<>();
        for (String name : NAMES) {
            DynamicTable.Builder table =
                    Table.named(name).column(name, BIGINT, primaryKey()).column("to " + name, BIGINT, notNull());
            if (!tables.isEmpty()) {
                DynamicTable before = tables.get(tables.size() - 1);
                table.foreignKey(
                        "fk " + name,
                        List.of("to " + name),
                        () -> List.of(before.get(before.definition().name().name(), BIGINT)));
            }
            tables.add(table.build());
        }
        return new DiagramReader(MetaData.of(tables), name -> true)
                .read(Optional.of("<b>&\"'"), Detail.ALL, Grouping.NONE);
    }

    @Test
    void svgShowsNamesAsText() throws Exception {
        Picture picture = new Picture(SvgText.of(SheetPainter.paint(DIAGRAM, Direction.RIGHT)));
        assertThat(picture.texts()).containsAll(NAMES).contains("<b>&\"'");
        assertThat(NAMES).allSatisfy(name -> assertThat(picture.texts()).contains("to " + name));
        assertThat(picture.kinds()).containsExactly("circle", "g", "path", "rect", "svg", "text", "title");
        assertThat(picture.parts("key")).hasSize(NAMES.size() - 1);
    }

    @Test
    void pngIsDrawnWithLettersThatTheFontLacks() throws Exception {
        byte[] png = PngImage.of(SheetPainter.paint(DIAGRAM, Direction.DOWN), 0.2);
        assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull();
    }

    /** Between quotes stand only letters, digits and signs without a meaning; each other letter is an entity. */
    @Test
    void mermaidHasNamesOnlyAsLabels() {
        String text = MermaidText.of(DIAGRAM, Optional.empty());
        String label = "\"[^\"%<>{}\\\\`*@!|\\p{Cntrl}]+\"";
        assertThat(text.lines().skip(3))
                .allMatch(line -> Stream.of(
                                "erDiagram",
                                "    table\\d+\\[" + label + "] \\{",
                                "        BIGINT (erDiagram|end|one|to|title) PK",
                                "        BIGINT column\\d+( PK| FK|) " + label,
                                "    }",
                                "    PK \\{",
                                "    (table\\d+|PK) \\|\\|--o\\{ (table\\d+|PK) : " + label)
                        .anyMatch(line::matches));
        List<String> labels = new ArrayList<>();
        Matcher matcher = Pattern.compile("table\\d+\\[\"(.*)\"]").matcher(text);
        while (matcher.find()) {
            labels.add(Pattern.compile("#(\\d+);")
                    .matcher(matcher.group(1))
                    .replaceAll(
                            entity -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(entity.group(1))))));
        }
        labels.add("PK");
        assertThat(labels).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void lettersWithoutAShapeAreWrittenAsNumbers() throws Exception {
        Diagram diagram = new DiagramReader(
                        MetaData.of(View.existing("new\nline\u202e\u0000\ud800\uffff")
                                .column("tab\t", BIGINT)
                                .build()),
                        name -> true)
                .read(Optional.of("bell\u0007"), Detail.ALL, Grouping.NONE);
        Picture picture = new Picture(SvgText.of(SheetPainter.paint(diagram, Direction.RIGHT)));
        assertThat(picture.texts())
                .containsExactly(
                        "bell\\u0007", "new\\u000Aline\\u202E\\u0000\\uD800\\uFFFF", "tab\\u0009", "BIGINT NULL");
        assertThat(MermaidText.of(diagram, Optional.empty())).isEqualTo("""
                ---
                title: "bell#92;u0007"
                ---
                erDiagram
                    table1["new#92;u000Aline#92;u202E#92;u0000#92;uD800#92;uFFFF"] {
                        BIGINT column1 "tab#92;u0009, NULL"
                    }
                """);
    }
}
