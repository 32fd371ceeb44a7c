package io.leanq.cli.sql;

import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.MetaData;
import io.leanq.schema.Reflection;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** The names of the database's objects: for completion, read once and again after {@code \d}, and for people. */
final class Names implements Completer {
    private static final List<String> WORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "HAVING",
            "ORDER BY",
            "LIMIT",
            "OFFSET",
            "JOIN",
            "LEFT JOIN",
            "ON",
            "INSERT INTO",
            "VALUES",
            "UPSERT INTO",
            "UPDATE",
            "SET",
            "DELETE FROM",
            "CREATE TABLE",
            "CREATE INDEX",
            "CREATE SEQUENCE",
            "CREATE VIEW",
            "DROP TABLE",
            "DROP INDEX",
            "ALTER TABLE",
            "TRUNCATE TABLE",
            "PRIMARY KEY",
            "NOT NULL",
            "DEFAULT",
            "COUNT(",
            "SUM(",
            "MIN(",
            "MAX(",
            "AVG(",
            "DISTINCT",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "LIKE",
            "IS NULL",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "CAST(",
            "UNION ALL",
            "BEGIN;",
            "COMMIT;",
            "ROLLBACK;");

    private final Database database;
    private @Nullable MetaData known;

    Names(Database database) {
        this.database = database;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String begun = line.word();
        boolean lower = !begun.isEmpty() && begun.equals(begun.toLowerCase(Locale.ROOT));
        for (String word : WORDS) {
            candidates.add(new Candidate(lower ? word.toLowerCase(Locale.ROOT) : word));
        }
        try {
            names().forEach(name -> candidates.add(new Candidate(name)));
        } catch (LeanqException e) {
            // The words of SQL are offered; the next statement says what is wrong with the connection.
        }
    }

    private MetaData known() {
        if (known == null) {
            known = read();
        }
        return known;
    }

    private MetaData read() {
        Reflection reflection = MetaData.reflect(database);
        known = reflection.metadata();
        return known;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        MetaData all = known();
        for (TableDefinition table : tables(all)) {
            names.add(written(table.name().name()));
            table.columns().forEach(column -> names.add(written(column.name())));
        }
        all.sequences().forEach(sequence -> names.add(written(sequence.name().name())));
        return names;
    }

    private static List<TableDefinition> tables(MetaData all) {
        return Stream.concat(all.tables().stream(), all.views().stream().map(View::definition))
                .toList();
    }

    /** The name as a statement has it: in quotes if it needs them. */
    private static String written(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Lines about one table or view, or about all objects.
     *
     * @param name of a table or view; empty for all objects
     */
    List<String> describe(String name) {
        MetaData all = read();
        if (name.isEmpty()) {
            return objects(all);
        }
        String plain =
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        for (TableDefinition table : tables(all)) {
            if (table.name().name().equalsIgnoreCase(plain)) {
                return columns(table);
            }
        }
        throw new LeanqException("there is no table or view " + name + "; \\d lists those that are there");
    }

    private static List<String> objects(MetaData all) {
        List<String> lines = new ArrayList<>();
        all.tables().forEach(table -> lines.add("table     " + table.name()));
        all.views().forEach(view -> lines.add("view      " + view.definition().name()));
        all.sequences().forEach(sequence -> lines.add("sequence  " + sequence.name()));
        return lines.isEmpty() ? List.of("the schema has no tables, views or sequences") : lines;
    }

    private static List<String> columns(TableDefinition table) {
        int width = table.columns().stream()
                .mapToInt(column -> column.name().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            lines.add(column.name()
                    + " ".repeat(width - column.name().length() + 2)
                    + column.type()
                    + (column.nullable() ? "" : " NOT NULL"));
        }
        return lines;
    }
}
