package io.leanq.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/diagrams.md and of the README. The pictures that are kept are those that they write. */
class DiagramsDocumentTest {
    private static final String PROGRAM = "java -jar cli/target/leanq.jar ";
    private static final String IMAGES = "docs/images/";
    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    private Path folder = Path.of("");

    private static String block(Path file, String mark) throws IOException {
        String page = Files.readString(file);
        assertThat(page).contains(mark);
        String from = page.substring(page.indexOf(mark) + mark.length());
        String text = from.substring(from.indexOf("```"));
        text = text.substring(text.indexOf('\n') + 1);
        return text.substring(0, text.indexOf("```"));
    }

    private static String page(String mark) throws IOException {
        return block(DOCS.resolve("diagrams.md"), mark);
    }

    /** The lines of output and of errors of the commands, with the folder of the page. */
    private List<String> run(String commands) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        for (String line :
                commands.lines().filter(each -> each.startsWith(PROGRAM)).toList()) {
            String[] arguments = line.substring(PROGRAM.length())
                    .replace("samples/", "../samples/")
                    .replace(IMAGES, folder + "/")
                    .replace("'", "")
                    .split(" ");
            int code = Main.run(
                    Surroundings.of(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true)), arguments);
            assertThat(code).as(err.toString()).isZero();
        }
        return List.of(out.toString().replace(folder + "/", IMAGES), err.toString());
    }

    @Test
    void keptPicturesAreThoseOfTheCommands() throws Exception {
        List<String> first = run(page("<!-- command: svg -->"));
        assertThat(first).containsExactly(page("<!-- output: svg -->"), "");
        List<String> large = run(page("<!-- command: large -->"));
        assertThat(large).containsExactly(page("<!-- output: large -->"), page("<!-- warnings: large -->"));
        for (String name : List.of("library.svg", "tpch.svg")) {
            assertThat(folder.resolve(name))
                    .hasSameTextualContentAs(DOCS.resolve("images").resolve(name));
        }
        assertThat(folder.resolve("orders.png")).isNotEmptyFile();
    }

    @Test
    void readmeShowsThePictureOfItsCommand() throws Exception {
        run(block(Path.of("..", "README.md"), "<!-- command: diagram -->"));
        assertThat(folder.resolve("library.svg"))
                .hasSameTextualContentAs(DOCS.resolve("images").resolve("library.svg"));
        assertThat(Path.of("..", "README.md")).content().contains("(docs/images/library.svg)");
    }

    @Test
    void mermaidOnThePageIsThatOfTheCommand() throws Exception {
        run(page("<!-- command: mmd -->"));
        assertThat(folder.resolve("library.mmd")).hasContent(page("<!-- file: library.mmd -->"));
    }
}
