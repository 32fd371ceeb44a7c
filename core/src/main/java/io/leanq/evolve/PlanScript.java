package io.leanq.evolve;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A plan as a script: each statement ends with a semicolon at the end of a line, what is said about it is comment. */
final class PlanScript {
    private static final Pattern VERSION = Pattern.compile("\\d+([._]\\d+)*");
    private static final Pattern FILE = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.*\\.sql");
    private static final String REPLACED = "${";
    /** Flyway reads the settings of a script from a file of its name with {@code .conf} at the end. */
    private static final String REPLACE_NOTHING = "placeholderReplacement=false\n";

    private final SchemaPlan plan;

    PlanScript(SchemaPlan plan) {
        this.plan = plan;
    }

    /** @throws InvalidStatement if a name or a value has a line end */
    String text() {
        StringBuilder text = new StringBuilder();
        comment(
                text,
                "",
                "A plan for " + plan.dialect() + ", of " + plan.steps().size() + " statements. It belongs to"
                        + " the schema that it was made for; no statement checks that.");
        int number = 1;
        for (PlanStep step : plan.steps()) {
            text.append('\n');
            if (ViewDrops.areInUnknownOrder(plan.steps(), number - 1)) {
                comment(
                        text,
                        "",
                        "Only the database knows which of the views below reads which: if it refuses one, drop that"
                                + " after the others");
            }
            comment(
                    text,
                    number++ + ". ",
                    step.risk().name().toLowerCase(Locale.ROOT) + ": "
                            + step.change().words());
            comment(text, "   ", step.effect());
            step.permission().ifPresent(lost -> comment(text, "   ", "it needs the permission to " + lost));
            step.breaking().ifPresent(why -> comment(text, "   ", "breaking: " + why));
            step.division().ifPresent(way -> comment(text, "   ", "divide it: " + way));
            text.append(statement(step)).append(";\n");
        }
        return text.toString();
    }

    /** A line that is a comment as a whole, and that no runner takes for the end of a statement. */
    private static void comment(StringBuilder text, String head, String words) {
        String line = OneLine.of(words).replace(REPLACED, "$ {").stripTrailing();
        text.append("-- ").append(head).append(line).append(line.endsWith(";") ? " …\n" : "\n");
    }

    private static String statement(PlanStep step) {
        if (hasLineEndInQuotes(step.sql())) {
            throw new InvalidStatement("a name or a value in \"" + step.change().words() + "\" has a line end, which"
                    + " programs that keep and run scripts change: apply the plan by applyTo");
        }
        return step.sql();
    }

    private static boolean hasLineEndInQuotes(String sql) {
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else if (quote != 0 && (c == '\n' || c == '\r')) {
                return true;
            }
        }
        return false;
    }

    void writeTo(Path file) {
        try {
            Files.write(file, text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LeanqException("the script cannot be written: " + e, e);
        }
    }

    Path writeMigration(Path folder, String version, String words) {
        if (!VERSION.matcher(version).matches()) {
            throw new InvalidStatement(
                    "the version of a migration is numbers with dots or underscores between them, such"
                            + " as 12 or 1.4");
        }
        String name = words.strip().replaceAll("[ -]+", "_");
        if (!name.matches("[A-Za-z0-9_]+") || name.startsWith("_") || name.contains("__")) {
            throw new InvalidStatement(
                    "the words of a migration become part of a file's name: give letters, digits and" + " blanks");
        }
        String text = text();
        Path file = folder.resolve("V" + version + "__" + name + ".sql");
        try {
            Files.createDirectories(folder);
            requireNewVersion(folder, version, file, text);
            if (plan.sql().stream().anyMatch(sql -> sql.contains(REPLACED))) {
                // Before the script: Flyway may look at the folder at any time.
                Files.writeString(file.resolveSibling(file.getFileName() + ".conf"), REPLACE_NOTHING);
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LeanqException("the migration cannot be written: " + e, e);
        }
        return file;
    }

    /** A migration that has run must not change, so a file is never replaced by other text. */
    private static void requireNewVersion(Path folder, String version, Path file, String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other : files.toList()) {
                Matcher migration = FILE.matcher(String.valueOf(other.getFileName()));
                boolean same =
                        migration.matches() && numbers(migration.group(1)).equals(numbers(version));
                if (same && !(other.equals(file) && Files.readString(other).equals(text))) {
                    throw new InvalidStatement(
                            "there is a migration of this version: " + other.getFileName() + "; give a later one");
                }
            }
        }
    }

    /** Numbers without leading zeros, and without zeros at the end: 1 and 1.0 are the same version. */
    private static List<String> numbers(String version) {
        List<String> numbers = Stream.of(version.split("[._]"))
                .map(number -> number.replaceFirst("^0+(?=\\d)", ""))
                .toList();
        int size = numbers.size();
        while (size > 1 && numbers.get(size - 1).equals("0")) {
            size--;
        }
        return numbers.subList(0, size);
    }
}
