package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code DROP VIEW} and {@code DROP ONLINE AGGREGATE [IF EXISTS] a}. Each drops its own kind only, though both are
 * views in H2.
 */
final class DropViewForm {
    private DropViewForm() {}

    /** @param in after the DROP */
    static List<Token> rewrite(Tokens in, TableShape.Lookup tables) {
        boolean aggregate = in.skipWords("ONLINE", "AGGREGATE");
        if (!aggregate) {
            in.expectWords("VIEW");
        }
        List<Token> out = new ArrayList<>(List.of(Token.word("DROP"), Token.word("VIEW")));
        boolean ifExists = in.skipWords("IF", "EXISTS");
        if (ifExists) {
            out.addAll(List.of(Token.word("IF"), Token.word("EXISTS")));
        }
        List<Token> view = in.qualifiedName();
        String schema = view.size() == 3 ? view.get(0).name() : null;
        String name = view.get(view.size() - 1).name();
        boolean found = tables.isOnlineAggregate(schema, name);
        if (found && !aggregate) {
            throw RewriteException.of(
                    "42809", "\"" + name + "\" is an online aggregate: DROP ONLINE AGGREGATE drops it");
        }
        if (!found && aggregate && tables.find(schema, name) != null) {
            throw RewriteException.of("42809", "\"" + name + "\" is no online aggregate");
        }
        out.addAll(view);
        out.addAll(in.rest());
        return out;
    }
}
