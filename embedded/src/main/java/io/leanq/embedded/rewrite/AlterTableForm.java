package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/** {@code ALTER TABLE}: columns and constraints as in {@code CREATE TABLE}; actions on partitions are refused. */
final class AlterTableForm {
    private AlterTableForm() {}

    static List<Token> rewrite(Tokens in) {
        in.expectWords("ALTER");
        if (!in.isWord("TABLE")) {
            throw RewriteException.unsupported("ALTER of anything but a table");
        }
        List<Token> out = new ArrayList<>();
        out.add(Token.word("ALTER"));
        out.add(in.next());
        out.addAll(in.qualifiedName());
        if (in.areWords("ADD", "PARTITION") || in.areWords("DROP", "PARTITION")) {
            throw RewriteException.unsupported("ALTER TABLE on partitions");
        }
        if (in.skipWords("DROP", "FOREIGN", "KEY")) {
            out.add(Token.word("DROP"));
            out.add(Token.word("CONSTRAINT"));
            out.addAll(in.rest());
        } else if (in.isWord("ADD") && in.lookAhead(1).isWord("COLUMN")) {
            out.add(in.next());
            out.add(in.next());
            out.addAll(ColumnForm.rewrite(in, new ArrayList<>()));
        } else if (in.isWord("ADD", "DROP", "RENAME", "ALTER")) {
            out.addAll(in.rest());
        } else {
            throw RewriteException.unsupported("This action of ALTER TABLE");
        }
        return out;
    }
}
