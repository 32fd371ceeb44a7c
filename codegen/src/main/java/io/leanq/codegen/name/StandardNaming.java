package io.leanq.codegen.name;

import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names classes and fields in camel case, and constants in upper case with underscores. Every character that is no
 * letter or digit separates words; letters of any script are kept. A word all in upper case is one word:
 * {@code STUDENT_ID} becomes {@code studentId}.
 */
final class StandardNaming implements Naming {
    private static final String SEQUENCES = "Sequences";
    private static final String METADATA = "GeneratedSchema";

    @Override
    public String tableClass(ObjectName table) {
        StringBuilder name = new StringBuilder();
        words(table.name()).forEach(word -> name.append(capitalised(word)));
        // In a script without case, only an upper-case letter in front makes a class's name differ from a field's.
        String made = Character.isUpperCase(name.codePointAt(0)) ? name.toString() : "T" + name;
        boolean taken =
                JavaWords.isTakenType(made) || made.equalsIgnoreCase(SEQUENCES) || made.equalsIgnoreCase(METADATA);
        return taken ? made + "Table" : made;
    }

    @Override
    public String rowClass(String tableClass) {
        return tableClass + "Row";
    }

    @Override
    public String constant(ObjectName object) {
        List<String> parts = new ArrayList<>();
        for (String word : words(object.name())) {
            parts.add(humps(word).toUpperCase(Locale.ROOT));
        }
        String made = legal(String.join("_", parts));
        // In class T1, a constant T1 would be found in place of the class: T1.T1 would mean the constant's own field.
        return made.equals(tableClass(object)) ? made + "_TABLE" : made;
    }

    /** Puts underscores between the words of camel case: {@code lastName} becomes {@code last_Name}. */
    private static String humps(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i > 0 && Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1))) {
                out.append('_');
            }
            out.append(word.charAt(i));
        }
        return out.toString();
    }

    @Override
    public String field(String column) {
        return legal(camel(words(column)));
    }

    /**
     * The column's name without its ending: {@code student} for {@code student_id}. The target's name if the key has
     * several columns, or the column's name says no more.
     */
    @Override
    public String foreignKey(List<String> columns, ObjectName target) {
        List<String> words = columns.size() == 1 ? words(columns.get(0)) : List.of();
        int last = words.size() - 1;
        if (last >= 0 && words.get(last).equalsIgnoreCase("id")) {
            words = words.subList(0, last);
        } else if (last >= 0 && words.get(last).length() > 2 && words.get(last).endsWith("Id")) {
            words = new ArrayList<>(words);
            words.set(last, words.get(last).substring(0, words.get(last).length() - 2));
        }
        return legal(camel(words.isEmpty() ? words(target.name()) : words));
    }

    @Override
    public String sequencesClass() {
        return SEQUENCES;
    }

    @Override
    public String metaDataClass() {
        return METADATA;
    }

    /**
     * The words of a name, at least one. A name without a letter or digit is spelled by its code points: {@code $}
     * becomes {@code x24}.
     */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (isPart(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(lowered(word.toString()));
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(lowered(word.toString()));
        }
        if (words.isEmpty()) {
            name.codePoints().forEach(c -> word.append('x').append(Integer.toHexString(c)));
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isPart(int c) {
        return Character.isJavaIdentifierPart(c)
                && !Character.isIdentifierIgnorable(c)
                && c != '_'
                && Character.getType(c) != Character.CURRENCY_SYMBOL
                && Character.getType(c) != Character.CONNECTOR_PUNCTUATION;
    }

    /** The word in lower case if it has no lower-case letter, since catalogs fold names to upper case. */
    private static String lowered(String word) {
        return word.chars().anyMatch(Character::isLowerCase) ? word : word.toLowerCase(Locale.ROOT);
    }

    private static String camel(List<String> words) {
        StringBuilder out = new StringBuilder();
        for (String word : words) {
            if (out.isEmpty()) {
                int first = word.codePointAt(0);
                out.appendCodePoint(Character.toLowerCase(first))
                        .append(word, Character.charCount(first), word.length());
            } else {
                out.append(capitalised(word));
            }
        }
        return out.toString();
    }

    private static String capitalised(String word) {
        int first = word.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(word, Character.charCount(first), word.length())
                .toString();
    }

    private static String legal(String name) {
        String started = Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
        return JavaWords.isTakenField(started) ? started + "_" : started;
    }
}
