package io.leanq.cli.diagram;

/** Names as a picture shows them. */
final class PlainNames {
    private PlainNames() {}

    /**
     * The text, in which letters that have no shape, or that would change the order of others, are written as
     * backslash, u and four digits.
     */
    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (isShown(letter)) {
                plain.appendCodePoint(letter);
            } else {
                plain.append(String.format("\\u%04X", letter));
            }
        });
        return plain.toString();
    }

    private static boolean isShown(int letter) {
        int type = Character.getType(letter);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && (letter & 0xFFFE) != 0xFFFE;
    }
}
