package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import io.leanq.exec.TransactionAction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One migration: a script, or a step in Java. Immutable. Two migrations are equal only if they are the same object. */
public final class Migration {
    /** The source of a step in Java. */
    static final String STEP = "step";

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_SOURCE = 300;

    private final MigrationVersion version;
    private final String description;
    private final String source;
    private final List<ScriptStatement> script;
    private final @Nullable TransactionAction<? extends Exception> step;
    /** The checksums of the statements up to each one. */
    private final List<String> checksums;

    private Migration(
            MigrationVersion version,
            String description,
            String source,
            List<ScriptStatement> script,
            @Nullable TransactionAction<? extends Exception> step,
            List<String> checksums) {
        this.version = version;
        this.description = shortEnough("description of " + version, description, LONGEST_DESCRIPTION);
        this.source = shortEnough("file name of " + version, source, LONGEST_SOURCE);
        this.script = script;
        this.step = step;
        this.checksums = checksums;
    }

    private static String shortEnough(String what, String text, int most) {
        if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidDefinition("the " + what + ", " + Needed.shown(text) + ": at most " + most
                    + " characters and no control characters are expected");
        }
        return text;
    }

    /** @param text with any line ends, and with or without a byte order mark */
    static Migration script(MigrationVersion version, String description, String source, String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<ScriptStatement> statements =
                ScriptSplitter.split(source, plain.replace("\r\n", "\n").replace('\r', '\n'));
        List<String> checksums =
                Checksum.chain(statements.stream().map(ScriptStatement::text).toList());
        return new Migration(version, description, source, statements, null, checksums);
    }

    static Migration step(
            MigrationVersion version, String description, String content, TransactionAction<? extends Exception> work) {
        return new Migration(version, description, STEP, List.of(), work, Checksum.chain(List.of("step", content)));
    }

    /** The number, which no other migration has. */
    public MigrationVersion version() {
        return version;
    }

    /** What it does, for people: of a script the words of its file name. */
    public String description() {
        return description;
    }

    /** The name of the script's file; {@code step} for a step in Java. */
    public String source() {
        return source;
    }

    /** The number of statements of the script; 1 for a step in Java. */
    public int statements() {
        return step == null ? script.size() : 1;
    }

    /**
     * The checksum that the history keeps: of the script's statements, without comments and whatever its line ends are,
     * or of the text that was given with the step.
     */
    public String checksum() {
        return checksums.get(checksums.size() - 1);
    }

    /** The checksum of the first statements of the script; empty if it has fewer. */
    Optional<String> checksum(int statements) {
        return statements < checksums.size() ? Optional.of(checksums.get(statements)) : Optional.empty();
    }

    List<ScriptStatement> script() {
        return script;
    }

    @Nullable
    TransactionAction<? extends Exception> step() {
        return step;
    }

    /** The place of a statement, for messages. */
    String place(int statement) {
        return source + ", statement " + (statement + 1) + " of " + script.size() + " at line "
                + script.get(statement).line();
    }

    /** The version and what it does. */
    @Override
    public String toString() {
        return step == null ? source : version + " " + description;
    }
}
