package io.leanq.query;

import io.leanq.LeanqException;
import java.util.function.Supplier;

/** Texts for people: {@code toString} must never throw, whatever state the statement is in. */
final class Descriptions {

    private Descriptions() {}

    static String of(Supplier<String> sql) {
        try {
            return Nesting.guarded(sql);
        } catch (LeanqException e) {
            return "/* refused: " + e.getMessage().replace("*/", "* /") + " */";
        }
    }
}
