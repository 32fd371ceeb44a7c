package io.leanq.embedded.json;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path with its mode, which is strict where the text names none.
 *
 * @param path null for a text that is no path
 */
record ParsedPath(boolean lax, @Nullable JsonPath path) {
    private static final Pattern WITH_MODE =
            Pattern.compile("\\s*(strict|lax)\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The most characters and steps of a path, which json-path reads by recursion. A document has 1,000 levels. */
    private static final int MAX_LENGTH = 10_000;

    private static final int MAX_STEPS = 500;

    private static final int CACHED = 200;

    private static final Map<String, ParsedPath> CACHE = Collections.synchronizedMap(new Recent());

    /** The paths that were used last. */
    private static final class Recent extends LinkedHashMap<String, ParsedPath> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(CACHED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParsedPath> eldest) {
            return size() > CACHED;
        }
    }

    /** @throws JsonFailure if the path is too long, or has a filter or a function */
    static ParsedPath of(String text) throws JsonFailure {
        ParsedPath known = CACHE.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > MAX_LENGTH) {
            throw JsonFailure.tooLong("A JSON path has more than " + MAX_LENGTH + " characters");
        }
        Matcher matcher = WITH_MODE.matcher(text);
        boolean named = matcher.matches();
        String spec = named ? matcher.group(2) : text;
        requireServed(spec);
        boolean lax = named && matcher.group(1).toLowerCase(Locale.ROOT).equals("lax");
        ParsedPath parsed = new ParsedPath(lax, compiled(spec));
        if (!spec.contains("..")) {
            // json-path keeps where it is in a path of all levels: such a path is good for one evaluation
            CACHE.put(text, parsed);
        }
        return parsed;
    }

    private static @Nullable JsonPath compiled(String spec) {
        try {
            return JsonPath.compile(spec);
        } catch (InvalidPathException | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Refuses what json-path evaluates without a bound of time or by another parser of JSON: filters, which have regular
     * expressions, and functions.
     */
    private static void requireServed(String spec) throws JsonFailure {
        int places = 0;
        boolean bracket = false;
        char quote = 0;
        for (int i = 0; i < spec.length(); i++) {
            char c = spec.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (bracket && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '(' || bracket && c == '?') {
                throw JsonFailure.unsupported(
                        bracket ? "A filter in a JSON path" : "A function in a JSON path",
                        "select the array with JSON_QUERY, and do the rest in the application");
            } else if (c == '[' || c == ']') {
                bracket = c == '[';
                places += bracket ? 1 : 0;
            } else if (c == '.') {
                places++;
            }
        }
        if (places > MAX_STEPS) {
            throw JsonFailure.tooLong("A JSON path has more than " + MAX_STEPS + " steps");
        }
    }
}
