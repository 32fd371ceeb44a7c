package io.leanq.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives JavaPoet's output the layout of hand-written table classes: one field on each line, one-line documentation on
 * one line, and a method that only returns a value on one line. Works on whole lines.
 */
final class Layout {
    private static final int WIDEST = 120;
    private static final String MEMBER = "    ";

    private Layout() {}

    static String of(String source) {
        List<String> lines = new ArrayList<>(List.of(source.split("\n", -1)));
        for (int i = 0; i + 2 < lines.size(); i++) {
            String first = lines.get(i);
            String second = lines.get(i + 1);
            String third = lines.get(i + 2);
            if (first.endsWith("() {") && second.equals(MEMBER + "}")) {
                lines.set(i, first + "}");
                lines.remove(i + 1);
            } else if (first.isBlank() || second.isBlank() || third.isBlank()) {
                if (second.isEmpty() && isField(first) && isField(third)) {
                    lines.remove(i + 1);
                    i--;
                }
            } else if (first.endsWith("/**") && third.endsWith(" */") && fits(first + second.strip() + third.strip())) {
                replaceThree(lines, i, first + second.strip().substring(1) + " */");
            } else if (first.startsWith(MEMBER)
                    && first.endsWith(") {")
                    && second.startsWith(MEMBER + MEMBER + "return ")
                    && second.endsWith(";")
                    && third.equals(MEMBER + "}")
                    && fits(first + " " + second.strip() + " }")) {
                replaceThree(lines, i, first + " " + second.strip() + " }");
            }
        }
        return String.join("\n", lines);
    }

    private static boolean fits(String line) {
        return line.length() <= WIDEST;
    }

    private static boolean isField(String line) {
        return line.startsWith(MEMBER + "public ") && line.endsWith(";");
    }

    private static void replaceThree(List<String> lines, int at, String line) {
        lines.set(at, line);
        lines.remove(at + 2);
        lines.remove(at + 1);
    }
}
