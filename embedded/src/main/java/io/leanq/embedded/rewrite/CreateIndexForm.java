package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code CREATE [UNIQUE] INDEX [IF NOT EXISTS] i ON t (columns) [INCLUDE (columns)] [GLOBAL ...]}. Covered columns and
 * the index's own partitions change no result, and the rewritten statement leaves them out.
 */
final class CreateIndexForm {
    private CreateIndexForm() {}

    static List<Token> rewrite(Tokens in) {
        List<Token> out = new ArrayList<>();
        out.add(Token.word("CREATE"));
        if (in.isWord("UNIQUE")) {
            out.add(in.next());
        }
        in.expectWords("INDEX");
        out.add(Token.word("INDEX"));
        if (in.skipWords("IF", "NOT", "EXISTS")) {
            out.add(Token.word("IF"));
            out.add(Token.word("NOT"));
            out.add(Token.word("EXISTS"));
        }
        out.addAll(in.qualifiedName());
        in.expectWords("ON");
        out.add(Token.word("ON"));
        out.addAll(in.qualifiedName());
        List<Token> columns = in.parenthesis();
        for (List<Token> column : Tokens.elements(columns)) {
            if (!column.isEmpty() && column.get(0).isWord("GEOHASH")) {
                throw RewriteException.unsupported("a GEOHASH index");
            }
        }
        out.addAll(columns);
        if (in.skipWords("INCLUDE")) {
            in.parenthesis();
        }
        if (in.skipWords("GLOBAL")) {
            List<String> names = new ArrayList<>();
            for (List<Token> column : Tokens.elements(columns)) {
                column.stream().limit(1).map(Token::name).forEach(names::add);
            }
            Partitioning.skip(in, names);
        }
        in.expectEnd();
        return out;
    }
}
