package io.leanq.codegen.rule;

import io.leanq.LeanqException;
import java.nio.charset.StandardCharsets;

/**
 * What javac makes of generated code, and what a class file holds at most: 65,535 bytes of code in a constructor, and
 * as many in a constant.
 */
final class CodeSize {
    /** Bytes of a constructor. Sizes are estimated upwards, so that no class exceeds it. */
    static final int MOST = 65_535;

    private CodeSize() {}

    /**
     * Letters that become code: without what stands in quotes, which are constants, but with the quotes; and without
     * the names of packages.
     *
     * @throws LeanqException if the constants are too long together
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
                            + " Java constant is longer: leave the table out by --exclude, or define its class by hand");
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
