package io.leanq.cli.schema;

import io.leanq.LeanqException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A failure of migrations whose message names options of the command where the library's names calls. */
final class MigrationAdvice extends LeanqException {
    private static final long serialVersionUID = 1;
    private static final Pattern REPAIR =
            Pattern.compile("migrations\\.repair\\(db, Repair\\.(\\w+)\\(\"([^\"]*)\"\\)\\)");
    private static final Map<String, String> REPAIRS = Map.of(
            "statementDone", "--statement-done",
            "statementNotDone", "--statement-not-done",
            "acceptChange", "--accept-change",
            "forget", "--forget");

    private MigrationAdvice(String message, LeanqException cause) {
        super(message, cause);
    }

    static LeanqException forCommandLine(LeanqException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher repairs = REPAIR.matcher(message);
        String words = repairs.replaceAll(
                        found -> "leanq migrate " + REPAIRS.getOrDefault(found.group(1), "") + " " + found.group(2))
                .replaceFirst("^Migrations\\.in\\(\"([^\"]*)\"\\)", "--folder $1")
                .replace("MigrationOptions.withOutOfOrder()", "--out-of-order")
                .replace("MigrationOptions.withLongestWait", "--wait");
        return words.equals(message) ? failure : new MigrationAdvice(words, failure);
    }
}
