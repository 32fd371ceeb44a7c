package io.leanq.samples;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The headings of a page, as readers see them and as links name them. */
final class Headings {
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Pattern FENCED = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);

    private Headings() {}

    static List<String> of(String page) {
        String text = FENCED.matcher(SourceTree.read(page)).replaceAll("");
        return HEADING.matcher(text)
                .results()
                .map((MatchResult heading) -> heading.group(1).strip())
                .toList();
    }

    /** A heading's name in links: lower case, without punctuation, a hyphen for each blank. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
