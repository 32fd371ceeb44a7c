package io.leanq.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {
    @TempDir
    private Path folder;

    private Path record;
    private Path first;
    private Path second;

    @BeforeEach
    void writesTwoFiles() throws IOException {
        record = folder.resolve("target/leanq/default.txt");
        first = Files.writeString(folder.resolve("First two.java"), "class First {}");
        second = Files.writeString(folder.resolve("Ñ.java"), "class Ñ {}");
        LastRun.write(record, "print", List.of(first, second));
    }

    private LastRun lastRun() {
        return LastRun.read(record);
    }

    @Test
    void runIsCurrentUntilFingerprintChanges() {
        assertThat(lastRun().isCurrent("print")).isTrue();
        assertThat(lastRun().isCurrent("other")).isFalse();
    }

    @Test
    void changedOutputIsNotCurrent() throws IOException {
        Files.writeString(second, "class Ñ { }");
        assertThat(lastRun().isCurrent("print")).isFalse();
        Files.writeString(second, "class Ñ {}");
        assertThat(lastRun().isCurrent("print")).isTrue();
    }

    @Test
    void missingOutputIsNotCurrent() throws IOException {
        Files.delete(first);
        assertThat(lastRun().isCurrent("print")).isFalse();
    }

    @Test
    void forgottenRunIsNotCurrent() {
        lastRun().forget();
        assertThat(lastRun().isCurrent("print")).isFalse();
        lastRun().forget();
    }

    @Test
    void runWithoutFingerprintIsNeverCurrent() {
        LastRun.write(record, "", List.of(first));
        assertThat(lastRun().isCurrent("")).isFalse();
    }

    @Test
    void otherTextIsNoRecord() throws IOException {
        Files.writeString(record, "print\nwhat is this\n\n");
        assertThat(lastRun().deleteOthers(List.of())).isEmpty();
        Files.writeString(record, "");
        assertThat(lastRun().isCurrent("")).isFalse();
    }

    @Test
    void filesThatAreNotKeptAreDeleted() {
        assertThat(lastRun().deleteOthers(List.of(first))).containsExactly(second);
        assertThat(first).exists();
        assertThat(second).doesNotExist();
    }

    @Test
    void changedFileIsNotDeleted() throws IOException {
        Files.writeString(second, "mine");
        assertThat(lastRun().deleteOthers(List.of())).containsExactly(first);
        assertThat(second).hasContent("mine");
    }
}
