package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose name ends in {@code .sql}: {@code V12__fill_emails.sql}, {@code V1.4__orders.sql}, {@code
 * V1_4__orders.sql}.
 */
record ScriptFile(String name, byte[] content) {
    private static final Pattern NAME = Pattern.compile("V([0-9]+(?:[._][0-9]+)*)__(.+)\\.sql");

    static boolean isScript(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** @throws InvalidDefinition if the name is no migration's, the bytes are not UTF-8, or the script is malformed */
    Migration migration() {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new InvalidDefinition("file " + Needed.shown(name) + ": the name of a migration has the form"
                    + " V12__what_it_does.sql: V, a number such as 12 or 1.4, two underscores, words; move other .sql"
                    + " files elsewhere");
        }
        return Migration.script(
                MigrationVersion.of(parts.group(1)), parts.group(2).replace('_', ' '), name, text());
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidDefinition("file " + Needed.shown(name) + ": its bytes are not UTF-8; save it as UTF-8");
        }
    }
}
