package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Comments refer to facts about LeanXcale by the title of a section of {@value #PAGE}. */
class FactReferencesTest {
    private static final String PAGE = "docs/leanxcale" + ".md";
    private static final Pattern REFERENCE =
            Pattern.compile(Pattern.quote(PAGE) + "(?:, \"(?<title>[^\"]+)\")?", Pattern.DOTALL);
    /** The end of a line, and the beginning of the next line of a comment. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*(?:\\*(?!/)|//)?\\s*");

    @Test
    void everyReferenceNamesASection() {
        List<String> titles = Headings.of(PAGE);
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (String file : SourceTree.javaFiles()) {
            String text = LINE_BREAK.matcher(SourceTree.read(file)).replaceAll(" ");
            Matcher reference = REFERENCE.matcher(text);
            while (reference.find()) {
                found++;
                if (!titles.contains(String.valueOf(reference.group("title")))) {
                    wrong.add(file + ": " + reference.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void noCommentPointsOutsideTheRepository() {
        Pattern outside = Pattern.compile("\\bfacts" + ": |\\bfacts/|\\bshared/");
        List<String> files = new ArrayList<>(SourceTree.javaFiles());
        files.addAll(SourceTree.pages());
        assertThat(files)
                .noneMatch(file -> outside.matcher(SourceTree.read(file)).find());
    }

    @Test
    void everyRecalledFactInATableNamesAClass() {
        List<String> recalled = SourceTree.read(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("recalled"))
                .filter(line -> !line.startsWith("| recalled |"))
                .toList();
        assertThat(recalled).isNotEmpty().allMatch(line -> line.contains("`io.leanq."));
    }

    @Test
    void everyRowOfRecalledSyntaxNamesItsClass() {
        String page = SourceTree.read(PAGE);
        int start = page.indexOf("## Recalled syntax");
        String section = page.substring(start, page.indexOf("\n## ", start + 1));
        List<String> rows = section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| syntax |"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(8).allMatch(row -> row.contains("| `io.leanq."));
    }
}
