package io.leanq.codegen.rule;

import io.leanq.LeanqException;
import java.nio.charset.StandardCharsets;

/**
 * The size of generated code in a class file. A class file holds at most 65,535 bytes of code for a constructor, and as
 * many bytes for a constant.
 */
final class CodeSize {
    /** The most bytes of a constructor. Sizes are estimated upwards, so that no class exceeds the limit. */
    static final int MOST = 65_535;

    private CodeSize() {}

    /**
     * The number of letters that become code. Text in quotes is a constant and does not count, but its quotes do; names
     * of packages do not count.
     *
     * @throws LeanqException if the constants together are too long
     */
    static int letters(String owner, String code) {
        int letters = 0;
        int constants = 0;
        int word = 0;
        boolean lower = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                int end = endOfText(code, i);
                constants += code.substring(i + 1, end).getBytes(StandardCharsets.UTF_8).length;
                i = end;
                word = 0;
                letters += 2;
            } else if (c == '.' && lower) {
                // a part of a package's name
                letters -= word;
                word = 0;
            } else {
                boolean part = Character.isJavaIdentifierPart(c);
                lower = part && (word == 0 ? Character.isLowerCase(c) : lower);
                word = part ? word + 1 : 0;
                letters++;
            }
        }
        if (constants > MOST) {
            throw new LeanqException(
                    owner + " has a text of more than " + MOST + " bytes as its default or comment, and no"
                            + " Java constant is longer: leave the table out by --exclude, or define its class by "
                            + "hand");
        }
        return letters;
    }

    private static int endOfText(String code, int start) {
        int end = start + 1;
        while (code.charAt(end) != '"') {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }
}
