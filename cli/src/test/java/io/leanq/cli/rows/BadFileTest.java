package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Leanq;
import io.leanq.cli.Leanq.Ended;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that goes on writes into its own file of bad rows, and into no other. */
class BadFileTest {
    private static final String ROWS = "id,name\n701,x\nabc,y\n703,z\n";
    private static EmbeddedLeanxcale server;
    private static Leanq leanq;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void createTable() {
        server = EmbeddedLeanxcale.start();
        leanq = Leanq.at(server.url());
        leanq.run("sql", "--execute", "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20))")
                .ok();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private Path broken(String name, String... more) throws Exception {
        leanq.run("sql", "--execute", "DELETE FROM t").ok();
        Path file = Files.writeString(folder.resolve(name), ROWS);
        assertThat(load(file, more).code()).isEqualTo(1);
        return file;
    }

    private static Ended load(Path file, String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"load", "--table", "t", "--file", file.toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return leanq.run(arguments);
    }

    @Test
    void fileThatIsLoadedIsRefusedForBadRows() throws Exception {
        Path file = broken("same.csv");
        Path other = folder.resolve(".").resolve("same.csv");
        Ended ended = load(file, "--bad", other.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("error: --bad and --file name the same file")
                .hasLineCount(1);
        assertThat(file).hasContent(ROWS);
    }

    @Test
    void fileOfSomethingElseIsRefusedForBadRows() throws Exception {
        Path file = broken("broken.csv");
        Path other = Files.writeString(folder.resolve("other.txt"), "letters\nwithout an end");
        Ended ended = load(file, "--bad", other.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("other.txt is there already, and is no file of bad rows");
        assertThat(other).hasContent("letters\nwithout an end");

        Path plain = broken("plain.csv", "--columns", "id,name");
        assertThat(load(plain, "--columns", "id,name", "--no-header", "--restart", "--bad", other.toString())
                        .code())
                .isEqualTo(1);
        assertThat(other).hasContent("letters\nwithout an end");
    }

    @Test
    void emptyFileOfABrokenLoadTakesBadRows() throws Exception {
        Path file = broken("going.csv");
        Path bad = Files.writeString(folder.resolve("going.bad"), "line,rea");
        load(file, "--bad", bad.toString()).ok();
        assertThat(bad).content().startsWith("line,reason,id,name\n3,").hasLineCount(2);
    }
}
