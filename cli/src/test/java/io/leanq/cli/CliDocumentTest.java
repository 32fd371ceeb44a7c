package io.leanq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Leanq.Ended;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/cli.md in their order. Folders, and the milliseconds that are printed, are replaced. */
class CliDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)(?:<!-- file: (\\S+) -->\\n)?```(\\w*)\\n(.*?)```\\n");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern FILE_NAME = Pattern.compile("[a-z]+\\.(sql|json)|db/migration");
    private static final Set<String> OF_PICOCLI = Set.of("completion");

    @TempDir
    private Path folder = Path.of("");

    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "cli.md"));
    }

    @Test
    void commandsPrintWhatThePageSays() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            Leanq leanq = Leanq.at(server.url());
            int commands = 0;
            for (MatchResult block : BLOCK.matcher(page()).results().toList()) {
                if (block.group(1) != null) {
                    Path file = folder.resolve(block.group(1));
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, block.group(3));
                } else if (block.group(2).equals("console")) {
                    commands += run(leanq, block.group(3));
                }
            }
            assertThat(commands).isGreaterThan(12);
        }
    }

    /** Runs each command of a block. Notes and warnings on standard error are not part of the page. */
    private int run(Leanq leanq, String block) {
        String[] parts = block.substring("$ leanq ".length()).split("\n\\$ leanq ");
        for (String part : parts) {
            String command = part.lines().findFirst().orElseThrow();
            Ended ended = leanq.run(arguments(command));
            String printed = ended.out();
            for (String line : ended.err().lines().toList()) {
                printed += line.startsWith("error: ") ? line + "\n" : "";
            }
            String expected = part.substring(command.length()).strip() + "\n";
            assertThat(plain(printed.replace(folder + "/", ""))).as(command).isEqualTo(plain(expected));
        }
        return parts.length;
    }

    private static String plain(String text) {
        return text.replaceAll("\\d+ ms", "N ms").replaceAll("(?m)[ ]+$", "").strip();
    }

    private String[] arguments(String command) {
        List<String> arguments = new ArrayList<>();
        Matcher words = ARGUMENT.matcher(command);
        while (words.find()) {
            String word = words.group(1) == null ? words.group(2) : words.group(1);
            arguments.add(
                    FILE_NAME.matcher(word).matches() ? folder.resolve(word).toString() : word);
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void everyCommandOfTheProgramIsOnThePage() throws Exception {
        String help = Leanq.alone().run("--help").ok().out();
        String list = help.substring(help.indexOf("Commands:"), help.indexOf("The password"));
        List<String> commands = Pattern.compile("(?m)^ {2}(\\w+)")
                .matcher(list)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(commands).contains("serve", "sql", "diff").hasSizeGreaterThan(7);
        String page = page();
        assertThat(commands).allSatisfy(command -> assertThat(page).contains("leanq " + command));
        for (String command : commands) {
            String text = Leanq.alone().run(command, "--help").ok().out();
            if (!OF_PICOCLI.contains(command)) {
                assertThat(text).as(command).contains("Example", "Exit codes:");
            }
        }
    }
}
