package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classes, packages and files that the pages name exist, and their links lead to existing places. */
class GuidesTest {
    private static final String CONTRIBUTING = "CONTRIBUTING.md";
    private static final List<String> GUIDES = List.of("ARCHITECTURE.md", CONTRIBUTING, "SECURITY.md");
    private static final Pattern CLASS = Pattern.compile("\\bio\\.leanq(?:\\.[a-z][a-z0-9]*)*\\.[A-Z]\\w*");
    private static final Pattern PACKAGE = Pattern.compile("`(io\\.leanq(?:\\.[a-z][a-z0-9]*)*)`");
    private static final Pattern FILE =
            Pattern.compile("`((?:[\\w.-]+/)*[\\w.-]+(?:/|\\.(?:java|md|xml|json|ya?ml|config)))`");
    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*Test)(?:#(\\w+))?\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    /** The package's only source is {@code package-info}; the others are generated. */
    private static final String GENERATED = "io.leanq.query.row";

    private static final String NAMES_OF_LOGGERS = "docs/operations.md";

    private record Named(String page, String name) {}

    @Test
    void everyClassNamedOnAPageExists() {
        Set<String> classes = SourceTree.classes().keySet();
        List<Named> named = named(SourceTree.pages(), CLASS, 0);
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named)
                .filteredOn(each -> !each.name.startsWith(GENERATED + ".") && !classes.contains(each.name))
                .isEmpty();
    }

    @Test
    void everyPackageNamedOnAPageExists() {
        Set<String> packages = SourceTree.packages();
        assertThat(named(SourceTree.pages(), PACKAGE, 1))
                .filteredOn(each -> !each.name.equals(GENERATED) && !packages.contains(each.name))
                .filteredOn(each -> !each.page.equals(NAMES_OF_LOGGERS))
                .isEmpty();
    }

    @Test
    void everyFileNamedInAGuideExists() {
        assertThat(named(GUIDES, FILE, 1))
                .isNotEmpty()
                .filteredOn(each -> !SourceTree.exists(each.name))
                .isEmpty();
    }

    @Test
    void everyTestNamedInAGuideExists() {
        List<String> tests = SourceTree.classes().values().stream()
                .filter(file -> file.contains("/src/test/"))
                .toList();
        List<Named> named = new ArrayList<>(named(GUIDES, TEST, 0));
        named.addAll(named(List.of("docs/" + "leanxcale.md"), TEST, 0));
        assertThat(named)
                .isNotEmpty()
                .filteredOn(each -> {
                    String[] parts = each.name.split("#");
                    return tests.stream()
                            .filter(file -> file.endsWith("/" + parts[0] + ".java"))
                            .noneMatch(file ->
                                    parts.length == 1 || SourceTree.read(file).contains("    void " + parts[1] + "("));
                })
                .isEmpty();
    }

    @Test
    void everyLinkLeadsToAPageAndItsHeading() {
        List<String> broken = new ArrayList<>();
        for (String page : SourceTree.pages()) {
            for (MatchResult link :
                    LINK.matcher(SourceTree.read(page)).results().toList()) {
                String target = link.group(1).isEmpty()
                        ? page
                        : Path.of(page)
                                .resolveSibling(link.group(1))
                                .normalize()
                                .toString();
                boolean there = SourceTree.exists(target)
                        && (link.group(2) == null
                                || Headings.of(target).stream()
                                        .map(Headings::anchor)
                                        .anyMatch(link.group(2)::equals));
                if (!there) {
                    broken.add(page + " " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Each file that the steps name has the example, which is found by its name in the sources. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Add a function        ; (?i)\\bsqrt\\b
            Add a vendor option   ; \\bGlobalIndex\\b|\\bGLOBAL\\b|\\bglobal\\(\\)
            Add a column type     ; \\bSMALLINT\\b
            Add a wire request    ; CloseStatement(Request|Response)
            """)
    void eachStepNamesAFileThatHasTheExample(String section, String example) {
        Pattern word = Pattern.compile(example);
        assertThat(steps(section))
                .hasSizeGreaterThan(4)
                .allMatch(file -> word.matcher(SourceTree.read(file)).find());
    }

    /** The steps name all files that have the example, if those are few. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Add a function        ; (?i)\\bsqrt\\b
            Add a wire request    ; CloseStatement(Request|Response)
            """)
    void theStepsNameEveryFileThatHasTheExample(String section, String example) {
        Pattern word = Pattern.compile(example);
        List<String> having = Stream.concat(
                        SourceTree.javaFiles().stream().filter(file -> file.contains("/src/main/")),
                        SourceTree.pages().stream().filter(page -> page.startsWith("docs/")))
                .filter(file -> word.matcher(SourceTree.read(file)).find())
                .toList();
        assertThat(steps(section)).containsAll(having);
    }

    /** The files that the numbered steps of a section name, by path or by class. */
    private static Set<String> steps(String section) {
        String page = SourceTree.read(CONTRIBUTING);
        int start = page.indexOf("## " + section + "\n");
        assertThat(start).as(section).isNotNegative();
        int end = page.indexOf("\n## ", start);
        String text = page.substring(start, end < 0 ? page.length() : end);
        String steps = text.substring(text.indexOf("\n1. "));
        Map<String, String> classes = SourceTree.classes();
        Set<String> files = new TreeSet<>();
        CLASS.matcher(steps).results().forEach(name -> files.add(classes.getOrDefault(name.group(), name.group())));
        FILE.matcher(steps).results().forEach(name -> files.add(name.group(1)));
        return files;
    }

    private static List<Named> named(List<String> pages, Pattern pattern, int group) {
        return pages.stream()
                .flatMap(page -> pattern.matcher(SourceTree.read(page))
                        .results()
                        .map(name -> new Named(page, name.group(group))))
                .distinct()
                .toList();
    }
}
