package io.leanq.cli.terminal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message in one line, with words in place of the names that Java has for failures of files. */
final class OneLine {
    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");

    private static final Pattern FAILURE = Pattern.compile("\\bjava\\.(?:io|nio\\.file|nio\\.charset)\\.(\\w+): ");

    private static final Map<String, String> WORDS = Map.of(
            "NoSuchFileException", "there is no ",
            "AccessDeniedException", "there is no permission for ",
            "NotDirectoryException", "this is no folder: ",
            "FileAlreadyExistsException", "there is already ",
            "MalformedInputException", "some bytes are no text: ",
            "UnmappableCharacterException", "some characters are not in the encoding: ");

    private OneLine() {}

    static String of(@Nullable String message) {
        if (message == null) {
            return "";
        }
        String line = LINE_END.matcher(message.strip()).replaceAll(" ");
        return FAILURE.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(WORDS.getOrDefault(found.group(1), "")));
    }
}
