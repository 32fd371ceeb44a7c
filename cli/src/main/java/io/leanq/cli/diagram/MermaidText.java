package io.leanq.cli.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a diagram as an {@code erDiagram} of Mermaid, which README pages show as a picture. A name that Mermaid would
 * not take gets another one, with the name itself as its label or remark.
 */
final class MermaidText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern PLAIN_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\([0-9]+\\))?");

    /** Words that Mermaid's grammar, in one version or another, does not take as the name of a table. */
    private static final Set<String> TABLE_WORDS = Set.of(
            "erdiagram",
            "direction",
            "title",
            "acctitle",
            "accdescr",
            "style",
            "class",
            "classdef",
            "end",
            "subgraph",
            "one",
            "only",
            "many",
            "zero",
            "or",
            "to",
            "optionally",
            "more",
            "tb",
            "bt",
            "lr",
            "rl",
            "u",
            "o",
            "x");

    /** Words that are marks of a column. */
    private static final Set<String> COLUMN_WORDS = Set.of("pk", "fk", "uk");

    private final Diagram diagram;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private MermaidText(Diagram diagram) {
        this.diagram = diagram;
        Set<String> taken = new HashSet<>();
        diagram.boxes().stream()
                .map(Diagram.Box::name)
                .filter(MermaidText::isColumn)
                .forEach(taken::add);
        for (Diagram.Box box : diagram.boxes()) {
            names.add(isTable(box.name()) ? box.name() : free("table", taken));
        }
    }

    /** @param direction where the tables stand; empty to leave it to Mermaid, which older versions of it need */
    static String of(Diagram diagram, Optional<Direction> direction) {
        MermaidText text = new MermaidText(diagram);
        text.write(direction);
        return text.text.toString();
    }

    private void write(Optional<Direction> direction) {
        diagram.title().ifPresent(title -> line("---\ntitle: \"" + label(title) + "\"\n---"));
        line("erDiagram");
        direction.ifPresent(way -> line("    direction " + (way == Direction.RIGHT ? "LR" : "TB")));
        for (int i = 0; i < names.size(); i++) {
            box(diagram.boxes().get(i), names.get(i));
        }
        diagram.keys().forEach(this::key);
    }

    private void box(Diagram.Box box, String name) {
        String head = name.equals(box.name()) ? name : name + "[\"" + label(box.name()) + "\"]";
        if (box.columns().isEmpty()) {
            line("    " + head);
            return;
        }
        line("    " + head + " {");
        Set<String> taken = new HashSet<>();
        box.columns().stream()
                .map(Diagram.Column::name)
                .filter(MermaidText::isColumn)
                .forEach(taken::add);
        for (Diagram.Column column : box.columns()) {
            column(column, taken);
        }
        line("    }");
    }

    private void column(Diagram.Column column, Set<String> taken) {
        List<String> remarks = new ArrayList<>();
        String name = column.name();
        if (!isColumn(name)) {
            name = free("column", taken);
            remarks.add(label(column.name()));
        }
        String type = column.type();
        if (!PLAIN_TYPE.matcher(type).matches()) {
            type = type.replaceAll("\\(.*?\\)", "").replaceAll("[^A-Za-z0-9]+", "_");
            remarks.add(label(column.type()));
        }
        if (column.nullable()) {
            remarks.add("NULL");
        }
        String marks = BoxShape.marks(column).replace(" ", ", ");
        line("        " + type + " " + name + (marks.isEmpty() ? "" : " " + marks)
                + (remarks.isEmpty() ? "" : " \"" + String.join(", ", remarks) + "\""));
    }

    private void key(Diagram.Key key) {
        String line = (key.optional() ? "|o" : "||") + "--" + (key.unique() ? "o|" : "o{");
        line("    " + names.get(key.parent()) + " " + line + " " + names.get(key.child()) + " : \"" + label(key.name())
                + "\"");
    }

    private static String free(String word, Set<String> taken) {
        int number = 1;
        while (!taken.add(word + number)) {
            number++;
        }
        return word + number;
    }

    private static boolean isTable(String name) {
        return PLAIN.matcher(name).matches() && !TABLE_WORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isColumn(String name) {
        return PLAIN.matcher(name).matches() && !COLUMN_WORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Text between quotes. All but letters, digits and some signs without a meaning are entities of Mermaid. */
    private static String label(String text) {
        StringBuilder label = new StringBuilder();
        PlainNames.of(text).codePoints().forEach(letter -> {
            if (Character.isLetterOrDigit(letter) || " _-.,:()[]+/=?'".indexOf(letter) >= 0) {
                label.appendCodePoint(letter);
            } else {
                label.append('#').append(letter).append(';');
            }
        });
        return label.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
