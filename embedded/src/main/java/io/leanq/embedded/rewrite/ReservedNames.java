package io.leanq.embedded.rewrite;

import java.util.List;

/** Names of the server's own objects in H2, which a statement cannot say. */
final class ReservedNames {
    private static final String PREFIX = "LEANQ$";

    private ReservedNames() {}

    /** @throws RewriteException with SQLSTATE 42602 if a name begins as those of the server do */
    static void check(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.isName() && token.name().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                throw RewriteException.of("42602", "Names that begin with " + PREFIX + " are the server's own");
            }
        }
    }
}
