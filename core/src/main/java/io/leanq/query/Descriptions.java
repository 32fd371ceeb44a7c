package io.leanq.query;

import io.leanq.LeanqException;
import java.util.function.Supplier;

/** Texts of statements for {@code toString}, which must not throw in any state of the statement. */
final class Descriptions {

    private Descriptions() {}

    static String of(Supplier<String> sql) {
        try {
            return StackDepth.guarded(sql);
        } catch (LeanqException e) {
            return "/* refused: " + e.getMessage().replace("*/", "* /") + " */";
        }
    }
}
