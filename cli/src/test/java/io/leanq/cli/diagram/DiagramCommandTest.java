package io.leanq.cli.diagram;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class DiagramCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private String shop = "";

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(Surroundings.of(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true)), args);
        return new Ended(code, out.toString(), err.toString());
    }

    @BeforeEach
    void writeSnapshot() {
        Path file = folder.resolve("shop.json");
        new Snapshot(ShopSchema.metadata(), List.of()).write(file);
        shop = file.toString();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Ended draw(String name, String... more) {
        List<String> all = new ArrayList<>(
                List.of("diagram", "--snapshot", shop, "--output", file(name).toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void manyTablesAreDrawnWithTheirKeys() throws Exception {
        Ended ended = draw("shop.svg", "--title", "A shop");
        assertThat(ended.err).isEmpty();
        assertThat(ended.out)
                .isEqualTo(
                        "written " + file("shop.svg") + ": 50 tables and views, 72 foreign keys; columns of keys only,"
                                + " --columns all shows all\n");
        Picture picture = new Picture(Files.readString(file("shop.svg")));
        assertThat(picture.texts())
                .contains(
                        "A shop",
                        "sales_order",
                        "billing_id",
                        "shipping_id",
                        "PK",
                        "FK",
                        "BIGINT NULL",
                        "3 more columns")
                .doesNotContain("total");
        assertThat(picture.parts("key").stream().map(Picture::title))
                .hasSize(72)
                .contains("fk_sales_order_billing_id: sales_order (billing_id) → address (id)");
        assertThat(draw("shop.svg", "--title", "A shop").out).startsWith("unchanged ");
    }

    @Test
    void fewTablesAreDrawnWithAllColumns() throws Exception {
        Ended ended = draw("sales.svg", "--include", "sales_.*|product", "--exclude", "product");
        assertThat(ended.code).isZero();
        assertThat(ended.out).isEqualTo("written " + file("sales.svg") + ": 2 tables and views, 1 foreign key\n");
        assertThat(ended.err.lines())
                .hasSize(5)
                .contains(
                        "warning: not drawn: foreign key fk_sales_line_product_id of sales_line: product is not shown");
        assertThat(new Picture(Files.readString(file("sales.svg"))).texts()).contains("total", "quantity");
    }

    @Test
    void optionsChooseFramesDirectionAndSize() throws Exception {
        assertThat(draw("g.svg", "--group", "Buying=purchase.*|goods.*", "--group-by", "prefix", "--columns", "none")
                        .code)
                .isZero();
        Picture picture = new Picture(Files.readString(file("g.svg")));
        assertThat(picture.parts("group").stream().map(Picture::title))
                .contains("Buying", "product")
                .doesNotContain("goods", "purchase");
        assertThat(picture.texts()).contains("sales_order").doesNotContain("id");

        assertThat(draw("small.png", "--include", "role.*|permission", "--scale", "1", "--direction", "down").code)
                .isZero();
        assertThat(draw("large.png", "--include", "role.*|permission", "--direction", "down").code)
                .isZero();
        var small = ImageIO.read(file("small.png").toFile());
        var large = ImageIO.read(file("large.png").toFile());
        assertThat(large.getWidth()).isEqualTo(2 * small.getWidth());
        assertThat(small.getHeight()).isBetween(200, 400);
    }

    @Test
    void jsonReportsWhatIsDrawn() {
        assertThat(draw("shop.mmd", "--json", "--include", "role.*").out)
                .contains("\"tables\":2", "\"foreignKeys\":1", "\"columns\":\"all\"", "\"written\":true")
                .contains("permission is not shown");
        assertThat(file("shop.mmd")).content().contains("role ||--o{ role_permission : \"fk_role_permission_role_id\"");
    }

    @Test
    void liveSchemaIsDrawnWithItsViews() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            try (Database db = Leanxcale.connect(server.url())) {
                DynamicTable students = Table.named("students")
                        .column("id", BIGINT, primaryKey())
                        .column("name", VARCHAR(50), notNull())
                        .build();
                MetaData.of(students).createAll(db);
                db.execute(io.leanq.query.Dsl.sql("CREATE VIEW named AS SELECT name FROM students"));
            }
            String output = file("live.svg").toString();
            assertThat(run("diagram", "--url", server.url(), "--output", output).out)
                    .isEqualTo("written " + output + ": 2 tables and views, 0 foreign keys\n");
        }
        Picture picture = new Picture(Files.readString(file("live.svg")));
        Element view = picture.parts("view").get(0);
        assertThat(Picture.title(view)).isEqualTo("named");
        assertThat(((Element) view.getElementsByTagName("rect").item(0)).getAttribute("stroke-dasharray"))
                .isNotEmpty();
    }

    @Test
    void pngWarnsOfLettersThatItsFontLacks() {
        Path file = file("letters.json");
        new Snapshot(MetaData.of(Table.named("日本").column("id", BIGINT).build()), List.of()).write(file);
        assertThat(run(
                                "diagram",
                                "--snapshot",
                                file.toString(),
                                "--output",
                                file("letters.png").toString())
                        .err)
                .isEqualTo("warning: hollow boxes stand for letters that the font of .png lacks, such as 日 本; write"
                        + " .svg, which is shown in the fonts of its reader\n");
        assertThat(run(
                                "diagram",
                                "--snapshot",
                                file.toString(),
                                "--output",
                                file("letters.svg").toString())
                        .err)
                .isEmpty();
    }

    @Test
    void wrongArgumentsExitWithTwo() {
        Ended suffix = draw("shop.pdf");
        assertThat(suffix.code).isEqualTo(2);
        assertThat(suffix.err)
                .isEqualTo("error: --output " + file("shop.pdf")
                        + ": the suffix says what is written: .svg, .png or .mmd; see leanq diagram --help\n");
        assertThat(draw("x.svg", "--scale", "2").err).contains("--scale is for .png");
        assertThat(draw("x.png", "--scale", "-1").err).contains("--scale is greater than 0");
        assertThat(draw("x.png", "--scale", "NaN").code).isEqualTo(2);
        assertThat(draw("x.svg", "--columns", "some").code).isEqualTo(2);
        assertThat(draw("x.svg", "--group", "a=(").code).isEqualTo(2);
        assertThat(draw("x.svg", "--group", "a").code).isEqualTo(2);
        assertThat(draw("x.svg", "--url", "leanxcale://h/d").err).contains("--url and --snapshot are both given");
        assertThat(draw("x.svg", "--schema", "s").err).contains("--schema is for --url");
        assertThat(run("diagram", "--output", "x.svg").err).contains("error: no database");
        assertThat(run("diagram").code).isEqualTo(2);
    }

    @Test
    void failureIsOneLineAndExitsWithOne() {
        Ended nothing = draw("x.svg", "--include", "nothing");
        assertThat(nothing.code).isEqualTo(1);
        assertThat(nothing.err)
                .isEqualTo(
                        "error: there is no table or view to draw, or none that --include and --exclude let through\n");
        Ended large = draw("x.png", "--scale", "16", "--include", "(s|p).*");
        assertThat(large.code).isEqualTo(1);
        assertThat(large.err.lines().filter(line -> !line.startsWith("warning: ")))
                .singleElement()
                .asString()
                .startsWith("error: a PNG of ")
                .contains("--scale", ".svg");
        Ended folderInPlace = draw("shop.json/x.svg", "--include", "role");
        assertThat(folderInPlace.code).isEqualTo(1);
        assertThat(folderInPlace.err)
                .startsWith("error: --output ")
                .contains("cannot be written")
                .hasLineCount(1);
        assertThat(file("x.svg")).doesNotExist();
    }
}
