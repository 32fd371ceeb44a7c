package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALTER TABLE}: columns and constraints as in {@code CREATE TABLE}. An action that is not known of LeanXcale is
 * refused by its name, though H2 may have it.
 */
final class AlterTableForm {
    private static final String[] CONSTRAINTS = {"CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK"};

    private final Tokens in;
    private final TableShape.Lookup tables;
    private final List<Token> out = new ArrayList<>();
    private final List<Token> table;

    private AlterTableForm(Tokens in, TableShape.Lookup tables) {
        this.in = in;
        this.tables = tables;
        in.expectWords("ALTER");
        if (!in.isWord("TABLE")) {
            throw RewriteException.unsupported("ALTER of anything but a table");
        }
        out.add(Token.word("ALTER"));
        out.add(in.next());
        table = in.qualifiedName();
        out.addAll(table);
    }

    static List<Token> rewrite(Tokens in, TableShape.Lookup tables) {
        AlterTableForm form = new AlterTableForm(in, tables);
        form.action();
        return form.out;
    }

    private void action() {
        if (in.areWords("ADD", "PARTITION") || in.areWords("DROP", "PARTITION")) {
            throw RewriteException.unsupported("ALTER TABLE on partitions");
        }
        if (in.isWord("ADD")) {
            add();
        } else if (in.isWord("DROP")) {
            drop();
        } else if (in.areWords("RENAME", "TO")) {
            List<Token> rest = in.rest();
            CopyNames.refuse(rest);
            out.addAll(rest);
        } else if (in.isWord("ALTER")) {
            alter();
        } else if (in.areWords("RENAME", "COLUMN")) {
            throw renamed();
        } else {
            throw RewriteException.unsupported("This action of ALTER TABLE");
        }
    }

    /** H2 goes on to show the old name of a renamed column in the catalog's keys and indexes. */
    private static RewriteException renamed() {
        return RewriteException.unsupported(
                "RENAME COLUMN", "add a column of the new name, copy the values by an UPDATE, and drop the old column");
    }

    private void add() {
        out.add(in.next());
        if (in.isWord(CONSTRAINTS)) {
            out.addAll(in.rest());
            return;
        }
        if (in.isSymbol('(')) {
            throw RewriteException.unsupported("ALTER TABLE with several columns", "one statement adds one column");
        }
        if (in.skipWords("COLUMN")) {
            out.add(Token.word("COLUMN"));
        }
        out.addAll(ColumnForm.rewrite(in, new ArrayList<>()));
    }

    private void drop() {
        out.add(in.next());
        if (in.skipWords("FOREIGN", "KEY")) {
            requireNoOther(in.lookAhead());
            out.add(Token.word("CONSTRAINT"));
            out.addAll(in.rest());
        } else if (in.isWord("CONSTRAINT")) {
            out.addAll(in.rest());
        } else if (in.isWord("COLUMN")) {
            out.add(in.next());
            Token column = in.nameToken();
            requireNoKey(column.name());
            requireUnbound(column.name());
            out.add(column);
            in.expectEnd();
        } else {
            throw RewriteException.unsupported("ALTER TABLE with this DROP");
        }
    }

    private void alter() {
        out.add(in.next());
        in.skipWords("COLUMN");
        out.add(Token.word("COLUMN"));
        out.add(in.nameToken());
        if (in.areWords("SET", "DATA", "TYPE")) {
            for (int word = 0; word < 3; word++) {
                out.add(in.next());
            }
            ColumnForm.addType(out, in);
            out.addAll(in.rest());
        } else if (in.areWords("SET", "DEFAULT")
                || in.areWords("DROP", "DEFAULT")
                || in.areWords("SET", "NOT", "NULL")
                || in.areWords("DROP", "NOT", "NULL")) {
            out.addAll(in.rest());
        } else if (in.isWord("RENAME")) {
            throw renamed();
        } else {
            throw RewriteException.unsupported("This action of ALTER COLUMN");
        }
    }

    private String tableName() {
        return table.get(table.size() - 1).name();
    }

    private @Nullable String schemaName() {
        return table.size() == 3 ? table.get(0).name() : null;
    }

    /** Refuses to drop a column of the primary key: H2 would drop the key with it. */
    private void requireNoKey(String column) {
        TableShape shape = tables.find(schemaName(), tableName());
        if (shape != null && shape.key().stream().anyMatch(column::equalsIgnoreCase)) {
            throw RewriteException.unsupported("DROP COLUMN of a primary key", "create a new table, and copy the rows");
        }
    }

    private void requireUnbound(String column) {
        if (tables.isBoundByView(schemaName(), tableName(), column)) {
            throw RewriteException.of(
                    "2BP01",
                    "Column \"" + column + "\" has a constraint or an index, and a view reads \"" + tableName()
                            + "\": drop the view first, and create it again");
        }
    }

    /** Refuses to drop a constraint of this name that is no foreign key: H2 would drop any constraint of the name. */
    private void requireNoOther(Tokens ahead) {
        String constraint = ahead.nameToken().name();
        if (tables.hasOtherConstraint(schemaName(), tableName(), constraint)) {
            throw RewriteException.of("42704", "Foreign key \"" + constraint + "\" not found");
        }
    }
}
