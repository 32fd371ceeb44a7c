package io.leanq.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** docs/codegen.md says of Maven what the projects in src/it use, and what the plug-in's descriptor says. */
class BuildDocumentTest {
    private static final Path PROJECTS = Path.of("src", "it");
    /** Rows of the table of parameters: property, parameter, goals. */
    private static final Pattern PARAMETER =
            Pattern.compile("^\\| `(leanq\\.\\w+)` \\| `?(\\w+|–)[^|]* \\| ([^|]+) \\| [^|]+ \\|$", Pattern.MULTILINE);

    private final String page = read(Path.of("..", "docs", "codegen.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String block(String mark) {
        assertThat(page).contains(mark);
        String from = page.substring(page.indexOf(mark) + mark.length());
        String text = from.substring(from.indexOf("```"));
        text = text.substring(text.indexOf('\n') + 1);
        return text.substring(0, text.indexOf("```"));
    }

    private static Document descriptor() throws Exception {
        try (InputStream in = BuildDocumentTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            assertThat(in)
                    .as("the descriptor that the build makes of the goals")
                    .isNotNull();
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList all = parent.getChildNodes();
        List<Element> found = new java.util.ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent();
    }

    private static List<Element> goals() throws Exception {
        Element root = descriptor().getDocumentElement();
        return children(children(root, "mojos").get(0), "mojo");
    }

    @Test
    void pomNeedsEightLinesOfThisVersion() throws Exception {
        String lines = block("<!-- pom -->");
        assertThat(lines.lines().count()).isLessThanOrEqualTo(8);
        assertThat(lines).contains("<version>" + text(descriptor().getDocumentElement(), "version") + "</version>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"offline", "spring-boot", "other-libraries", "live"})
    void projectsUseDocumentedLines(String project) {
        String pom = read(PROJECTS.resolve(project).resolve("pom.xml"));
        assertThat(pom).contains(block("<!-- pom -->").indent(6));
        assertThat(pom).containsOnlyOnce("leanq-maven-plugin");
        assertThat(PROJECTS.resolve(project).resolve("leanq.yaml")).hasContent(block("<!-- file: leanq.yaml -->"));
    }

    @Test
    void documentedCommandIsThatOfLiveProject() {
        String goals = block("<!-- command: maven -->")
                .lines()
                .filter(line -> line.startsWith("mvn "))
                .map(line -> line.substring("mvn ".length(), line.indexOf(" -D")))
                .collect(Collectors.joining());
        assertThat(read(PROJECTS.resolve("live").resolve("invoker.properties")))
                .contains("invoker.goals.1 = " + goals + " ");
    }

    @Test
    void everyGoalIsInTable() throws Exception {
        for (Element goal : goals()) {
            assertThat(page).contains("\n| `leanq:" + text(goal, "goal") + "` |");
        }
        assertThat(goals()).hasSize(4);
    }

    @Test
    void tableHasEveryParameter() throws Exception {
        Map<String, Set<String>> said = new TreeMap<>();
        Map<String, Set<String>> documented = new TreeMap<>();
        for (Element goal : goals()) {
            for (Element parameter : children(children(goal, "parameters").get(0), "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    said.computeIfAbsent(text(parameter, "name"), name -> new TreeSet<>())
                            .add(text(goal, "goal"));
                }
            }
        }
        PARAMETER
                .matcher(page)
                .results()
                .filter(row -> !row.group(2).equals("–"))
                .forEach(row -> {
                    String goals = row.group(3).startsWith("all") ? "diff, generate, migrate, snapshot" : row.group(3);
                    documented.put(
                            row.group(2), new TreeSet<>(List.of(goals.strip().split(", "))));
                });
        assertThat(documented).isEqualTo(said);
    }

    @Test
    void propertiesAreThoseOfDescriptor() throws Exception {
        Set<String> said = new TreeSet<>(Set.of(Credentials.URL, Credentials.PASSWORD));
        for (Element goal : goals()) {
            for (Element values : children(goal, "configuration")) {
                Pattern.compile("\\$\\{(leanq\\.\\w+)}")
                        .matcher(values.getTextContent())
                        .results()
                        .forEach(property -> said.add(property.group(1)));
            }
        }
        assertThat(PARAMETER.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(said);
    }
}
