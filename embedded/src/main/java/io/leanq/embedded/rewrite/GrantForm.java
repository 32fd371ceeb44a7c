package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code GRANT rights ON [TABLE | SCHEMA] object TO user} and {@code REVOKE ... FROM user} for the rights that H2 knows.
 * H2 keeps user names in upper case.
 */
final class GrantForm {
    private static final Set<String> RIGHTS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private GrantForm() {}

    static List<Token> rewrite(Tokens in) {
        List<Token> out = new ArrayList<>();
        boolean grant = in.isWord("GRANT");
        out.add(in.next());
        do {
            Token right = in.next();
            if (!RIGHTS.contains(right.keyword())) {
                throw RewriteException.unsupported("GRANT or REVOKE of anything but SELECT, INSERT, UPDATE, DELETE");
            }
            if (out.size() > 1) {
                out.add(Token.symbol(","));
            }
            out.add(right);
        } while (in.skipSymbol(','));
        in.expectWords("ON");
        out.add(Token.word("ON"));
        if (in.isWord("SCHEMA")) {
            out.add(in.next());
        } else if (in.isWord("SEQUENCE")) {
            throw RewriteException.unsupported("GRANT or REVOKE on a sequence");
        } else {
            in.skipWords("TABLE");
        }
        out.addAll(in.qualifiedName());
        in.expectWords(grant ? "TO" : "FROM");
        out.add(Token.word(grant ? "TO" : "FROM"));
        out.add(Token.name(in.nameToken().name().toUpperCase(Locale.ROOT)));
        in.expectEnd();
        return out;
    }
}
