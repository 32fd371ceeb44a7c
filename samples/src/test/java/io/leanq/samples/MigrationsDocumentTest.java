package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.Driver;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.leanxcale.LeanxcalePlatform;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.migrate.MigrationFailed;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.UncertainStatement;
import io.leanq.testkit.FailingDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files and the Java parts of docs/migrations.md are a program that prints what the page says. */
class MigrationsDocumentTest {
    private static final Pattern FILE = Pattern.compile("`(db/migration/\\S+)`\n\n```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    /** A block behind one of Java. */
    private static final Pattern PRINTED = Pattern.compile("```java\n[^`]*```\n\n```\n(.*?)```", Pattern.DOTALL);

    private static final Pattern MESSAGE = Pattern.compile("```\n(V5__cleanup.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "migrations.md"));
    }

    private static String joined(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    @Test
    void pageIsProgramThatPrintsWhatPageSays() throws Exception {
        String page = page();
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        assertThat(DocumentedProgram.printed("Migrate", joined(JAVA, page), folder))
                .isEqualTo(joined(PRINTED, page));
    }

    /** Lets a process die at each change, until one dies behind the beginning of the statement. */
    @Test
    void messageOfAnUncertainStatementIsThatOfThePage() throws Exception {
        Path script = folder.resolve("V5__cleanup.sql");
        Files.writeString(script, "-- no orders any more\n\nDROP TABLE orders;\nDELETE FROM orders");
        Migrations migrations =
                Migrations.in(folder).script("1", "orders", "CREATE TABLE IF NOT EXISTS orders (id INTEGER)");
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()))) {
            String message = "";
            for (int failing = 20; message.isEmpty(); failing++) {
                Migrations anew = migrations.with(
                        MigrationOptions.DEFAULT.withTable("history" + failing).withLease(Duration.ofMillis(20)));
                run(anew, new FailingDriver(driver, failing, FailingDriver.Mode.DEATH));
                message = run(anew, new FailingDriver(driver, Integer.MAX_VALUE, FailingDriver.Mode.DEATH));
            }
            assertThat(message.replaceAll(": \\S+, process \\d+", ": shop@node-3, process 4711") + "\n")
                    .isEqualTo(joined(MESSAGE, page()));
        }
    }

    /** The message of the statement that may have run; empty if there is none. */
    private static String run(Migrations migrations, Driver driver) {
        try (Database database = Database.on(driver, new LeanxcalePlatform(null), DatabaseOptions.DEFAULT)) {
            migrations.run(database);
        } catch (UncertainStatement e) {
            return e.getMessage();
        } catch (LeanqException e) {
            assertThat(e).isInstanceOfAny(ConnectionLost.class, MigrationFailed.class);
        }
        return "";
    }
}
