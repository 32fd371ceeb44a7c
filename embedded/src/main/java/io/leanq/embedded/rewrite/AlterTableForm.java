package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/** {@code ALTER TABLE}: columns and constraints as in {@code CREATE TABLE}; actions on partitions are refused. */
final class AlterTableForm {
    private AlterTableForm() {}

    static List<Token> rewrite(Tokens in, TableShape.Lookup tables) {
        in.expectWords("ALTER");
        if (!in.isWord("TABLE")) {
            throw RewriteException.unsupported("ALTER of anything but a table");
        }
        List<Token> out = new ArrayList<>();
        out.add(Token.word("ALTER"));
        out.add(in.next());
        List<Token> table = in.qualifiedName();
        out.addAll(table);
        if (in.areWords("ADD", "PARTITION") || in.areWords("DROP", "PARTITION")) {
            throw RewriteException.unsupported("ALTER TABLE on partitions");
        }
        if (in.skipWords("DROP", "FOREIGN", "KEY")) {
            requireNoOther(tables, table, in.lookAhead());
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

    /** Refuses to drop a constraint of this name that is no foreign key: H2 would drop any constraint of the name. */
    private static void requireNoOther(TableShape.Lookup tables, List<Token> table, Tokens in) {
        String constraint = in.nameToken().name();
        String schema = table.size() == 3 ? table.get(0).name() : null;
        if (tables.hasOtherConstraint(schema, table.get(table.size() - 1).name(), constraint)) {
            throw RewriteException.of("42704", "Foreign key \"" + constraint + "\" not found");
        }
    }
}
