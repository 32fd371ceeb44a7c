package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code UPSERT INTO t [(columns)] VALUES ... | query}, which replaces the whole row of each key: columns that are not
 * named get their default, or NULL. Each row becomes a
 * {@code MERGE INTO t (all columns) KEY (primary key) VALUES (...)} of its own: within one MERGE, H2 does not see rows
 * that the same statement has written.
 */
final class UpsertForm {
    private final TableShape.Lookup tables;

    UpsertForm(TableShape.Lookup tables) {
        this.tables = tables;
    }

    Rewritten rewrite(Tokens in) {
        in.expectWords("UPSERT", "INTO");
        TableShape table = table(in.qualifiedName());
        List<TableShape.Column> named = isColumnList(in) ? namedColumns(table, in.parenthesis()) : givenColumns(table);
        List<TableShape.Column> missing = new ArrayList<>(givenColumns(table));
        missing.removeAll(named);
        for (TableShape.Column column : missing) {
            if (table.key().contains(column.name())) {
                throw RewriteException.of(
                        "23502", "UPSERT needs a value for the key column " + column.name() + " of " + table.name());
            }
        }

        List<Token> head = merge(table, named, missing);
        if (in.skipWords("VALUES")) {
            return values(head, insert(table, named, missing), in, named.size(), missing.size());
        }
        List<Token> query = in.rest();
        if (query.isEmpty()) {
            throw RewriteException.syntax("UPSERT needs VALUES or a query");
        }
        return new Rewritten.UpsertQuery(
                Rewriter.h2Text(query),
                row(head, parameters(named.size()), missing.size()),
                positions(table.key(), named));
    }

    private static List<Token> merge(TableShape table, List<TableShape.Column> named, List<TableShape.Column> missing) {
        List<Token> out = into("MERGE", table, named, missing);
        out.add(Token.word("KEY"));
        addNames(out, table.key());
        out.add(Token.word("VALUES"));
        return out;
    }

    private static List<Token> insert(
            TableShape table, List<TableShape.Column> named, List<TableShape.Column> missing) {
        List<Token> out = into("INSERT", table, named, missing);
        out.add(Token.word("VALUES"));
        return out;
    }

    private static List<Token> into(
            String verb, TableShape table, List<TableShape.Column> named, List<TableShape.Column> missing) {
        List<Token> out = new ArrayList<>();
        out.add(Token.word(verb));
        out.add(Token.word("INTO"));
        out.add(Token.name(table.schema()));
        out.add(new Token(Token.Kind.SYMBOL, ".", false));
        out.add(new Token(Token.Kind.QUOTED, Token.name(table.name()).text(), false));
        addNames(out, names(named, missing));
        return out;
    }

    private TableShape table(List<Token> name) {
        if (name.size() > 3) {
            throw RewriteException.syntax("a table name has at most one dot");
        }
        String table = name.get(name.size() - 1).name();
        TableShape shape = tables.find(name.size() == 3 ? name.get(0).name() : null, table);
        if (shape == null) {
            throw RewriteException.of("42S02", "Table \"" + table + "\" not found");
        }
        if (shape.key().isEmpty()) {
            throw RewriteException.of(
                    "0A000", "UPSERT replaces the row of a key, but the table " + shape.name() + " has no primary key");
        }
        return shape;
    }

    /** True if the parenthesis after the table holds its columns and no query. */
    private static boolean isColumnList(Tokens in) {
        if (!in.isSymbol('(')) {
            return false;
        }
        Tokens ahead = in.lookAhead();
        while (ahead.skipSymbol('(')) {
            if (ahead.isWord("SELECT", "VALUES", "WITH")) {
                return false;
            }
        }
        return true;
    }

    private static List<TableShape.Column> givenColumns(TableShape table) {
        return table.columns().stream().filter(column -> !column.computed()).toList();
    }

    private static List<TableShape.Column> namedColumns(TableShape table, List<Token> parenthesis) {
        List<TableShape.Column> columns = new ArrayList<>();
        for (List<Token> element : Tokens.elements(parenthesis)) {
            if (element.size() != 1 || !element.get(0).isName()) {
                throw RewriteException.syntax("expected a list of column names after the table of UPSERT");
            }
            TableShape.Column column = column(table, element.get(0).name());
            if (columns.contains(column)) {
                throw RewriteException.of("42701", "Column \"" + column.name() + "\" is named twice");
            }
            columns.add(column);
        }
        return columns;
    }

    private static TableShape.Column column(TableShape table, String name) {
        for (TableShape.Column column : table.columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                if (column.computed()) {
                    throw RewriteException.of(
                            "428C9", "Column \"" + column.name() + "\" is computed, it takes no value");
                }
                return column;
            }
        }
        throw RewriteException.of("42S22", "Column \"" + name + "\" not found");
    }

    /** The places of the key's columns, counted from 1; computed ones have none. */
    private static List<Integer> positions(List<String> key, List<TableShape.Column> named) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            if (key.contains(named.get(i).name())) {
                positions.add(i + 1);
            }
        }
        return positions.size() == key.size() ? positions : List.of();
    }

    private static List<String> names(List<TableShape.Column> named, List<TableShape.Column> missing) {
        List<String> names = new ArrayList<>();
        named.forEach(column -> names.add(column.name()));
        missing.forEach(column -> names.add(column.name()));
        return names;
    }

    private static void addNames(List<Token> out, List<String> names) {
        out.add(Token.symbol("("));
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.add(Token.symbol(","));
            }
            out.add(Token.name(names.get(i)));
        }
        out.add(Token.symbol(")"));
    }

    private static Rewritten values(List<Token> merge, List<Token> insert, Tokens in, int expected, int defaults) {
        List<Rewritten.UpsertRows.Row> rows = new ArrayList<>();
        for (List<Token> element : Tokens.split(in.rest())) {
            List<Token> row = row(element);
            int width = Tokens.elements(row).size();
            if (width != expected) {
                throw RewriteException.of(
                        "21S01", "UPSERT has " + expected + " columns, but a row of " + width + " values");
            }
            int parameters = (int)
                    row.stream().filter(t -> t.kind() == Token.Kind.PARAMETER).count();
            rows.add(new Rewritten.UpsertRows.Row(row(merge, row, defaults), row(insert, row, defaults), parameters));
        }
        return new Rewritten.UpsertRows(rows);
    }

    /** The statement for one row, with the defaults of the missing columns after its values. */
    private static String row(List<Token> head, List<Token> row, int defaults) {
        List<Token> out = new ArrayList<>(head);
        out.addAll(row.subList(0, row.size() - 1));
        for (int i = 0; i < defaults; i++) {
            out.add(Token.symbol(","));
            out.add(Token.word("DEFAULT"));
        }
        out.add(Token.symbol(")"));
        return Rewriter.h2Text(out);
    }

    private static List<Token> parameters(int count) {
        List<Token> row = new ArrayList<>();
        row.add(Token.symbol("("));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                row.add(Token.symbol(","));
            }
            row.add(new Token(Token.Kind.PARAMETER, "?", true));
        }
        row.add(Token.symbol(")"));
        return row;
    }

    /** One row of VALUES in parentheses, whether written {@code (a, b)}, {@code ROW(a, b)} or as a bare value. */
    private static List<Token> row(List<Token> element) {
        if (element.isEmpty()) {
            throw RewriteException.syntax("VALUES holds an empty row");
        }
        List<Token> bare = element.get(0).isWord("ROW") ? element.subList(1, element.size()) : element;
        Tokens in = new Tokens(bare);
        if (in.isSymbol('(')) {
            List<Token> row = in.parenthesis();
            if (in.atEnd()) {
                return row;
            }
        }
        List<Token> row = new ArrayList<>();
        row.add(Token.symbol("("));
        row.addAll(bare);
        row.add(Token.symbol(")"));
        return row;
    }
}
