package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks arguments, and writes texts from outside into messages. */
final class Needed {
    private static final int MOST_SHOWN = 120;

    private Needed() {}

    /**
     * Returns the argument.
     *
     * @param call the call as the user wrote it, with null in the place of the argument
     * @throws InvalidDefinition if the argument is null
     */
    static <X> X in(String call, String advice, @Nullable X given) {
        if (given == null) {
            throw new InvalidDefinition(call + ": " + advice);
        }
        return given;
    }

    /** A text in quotes, with its control characters as escapes, and cut where it is long. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < MOST_SHOWN; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
        }
        return shown.append(text.length() > MOST_SHOWN ? "…\"" : "\"").toString();
    }
}
