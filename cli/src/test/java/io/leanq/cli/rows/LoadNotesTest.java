package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadNotesTest {
    private static final String OTHER_RUN = "another run loads the same file into the same table";

    /** Two runs at once: each chunk is committed by one of them, since its note is. */
    @Test
    void secondRunFailsWhereFirstHasNoted() {
        LoadNotes notes = new LoadNotes("t", "/f.csv");
        Note some = new Note(1, 5, 0, 2, 6, 99);
        Note more = new Note(1, 9, 1, 2, 10, 100);
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url());
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection first = driver.acquire();
                DriverConnection second = driver.acquire()) {
            LoadNotes.createTable(db);
            notes.begin(first, "settings", 10);
            assertThat(notes.head(second)).contains(new LoadNotes.Head("settings", 10, false, 0, 0, 0));
            notes.write(first, null, some);
            assertThatThrownBy(() -> notes.write(second, null, some))
                    .isExactlyInstanceOf(LeanqException.class)
                    .hasMessageStartingWith(OTHER_RUN);
            notes.write(first, some, more);
            assertThatThrownBy(() -> notes.write(second, some, more)).hasMessageStartingWith(OTHER_RUN);
            assertThat(notes.chunks(second)).containsExactly(Map.entry(1L, more));
            notes.finish(first, 9, 1, 7);
            assertThatThrownBy(() -> notes.finish(second, 9, 1, 7)).hasMessageStartingWith(OTHER_RUN);
            assertThat(notes.head(second)).contains(new LoadNotes.Head("settings", 10, true, 9, 1, 7));
            assertThat(notes.chunks(second)).isEmpty();
            assertThat(new LoadNotes("t", "/g.csv").head(second)).isEmpty();
        }
    }
}
