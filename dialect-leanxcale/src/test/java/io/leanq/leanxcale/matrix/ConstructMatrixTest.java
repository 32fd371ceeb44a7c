package io.leanq.leanxcale.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConstraintViolation;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.leanxcale.stock.StockCalcite;
import io.leanq.query.Change;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Rows;
import io.leanq.query.SqlPart;
import io.leanq.query.Statement;
import io.leanq.render.Rendered;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.MetaData;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.KitRows;
import io.leanq.testkit.Readings;
import io.leanq.testkit.Students;
import io.leanq.testkit.TableRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps {@code docs/constructs.md} true: each construct is built as its row says, and runs on the embedded server and
 * on Calcite behind Avatica's own server, or is refused as the row says.
 */
@Tag("slow")
class ConstructMatrixTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "constructs.md");
    private static final String HEAD =
            "| construct | LeanXcale | typed | by name | plain | embedded server | Calcite |";

    @TempDir
    Path folder;

    private Database embedded;
    private Database calcite;

    @Test
    void documentShowsWhatRunsWhere() throws Exception {
        List<ConstructRow> rows = ConstructRow.all();
        ConstructStatements statements = new ConstructStatements(
                rows.stream()
                        .flatMap(row -> List.of(row.typed(), row.named(), row.plain()).stream())
                        .filter(java -> java.length() > 1)
                        .toList(),
                folder);
        List<TableRows> tables = KitRows.all();
        List<String> lines = new ArrayList<>();
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                StockCalcite stock = StockCalcite.start(tables);
                Database ours = Leanxcale.connect(server.url());
                Database theirs = Leanxcale.connect(stock.url(Transport.TCP))) {
            embedded = ours;
            calcite = theirs;
            MetaData.of(Students.STUDENTS, Addresses.ADDRESSES, Readings.READINGS, Students.STUDENT_IDS)
                    .createAll(ours);
            tables.forEach(table -> fill(ours, table));
            String area = "";
            for (ConstructRow row : rows) {
                if (!row.area().equals(area)) {
                    area = row.area();
                    lines.addAll(List.of("", "## " + area, "", HEAD, "|---|---|---|---|---|---|---|"));
                }
                lines.add(line(row, statements));
            }
        }
        String document = Files.readString(DOCUMENT);
        String table = String.join("\n", lines).strip();
        Files.writeString(Path.of("target", "constructs.md"), table);
        assertThat(document.substring(document.indexOf("## ")).strip())
                .as("docs/constructs.md should hold what target/constructs.md has")
                .isEqualTo(table);
    }

    private static void fill(Database db, TableRows table) {
        for (List<Object> row : table.rows()) {
            StringBuilder holes = new StringBuilder();
            SqlPart[] parts = new SqlPart[row.size() + 1];
            parts[0] = table.table();
            for (int i = 0; i < row.size(); i++) {
                holes.append(i == 0 ? "" : ", ").append('{').append(i + 1).append('}');
                parts[i + 1] = value(table.table().definition().columns().get(i).type(), row.get(i));
            }
            try {
                db.execute(Dsl.sql("INSERT INTO {0} VALUES (" + holes + ")", parts));
            } catch (ConstraintViolation e) {
                // an address without its student, which only Calcite's tables hold
                assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.FOREIGN_KEY);
            }
        }
    }

    private static <T> SqlPart value(DataType<T, ?, ?> type, Object canonical) {
        return canonical == null
                ? (SqlPart) Dsl.sql("CAST(NULL AS " + type + ")", type)
                : (SqlPart) Dsl.value(type.decode(canonical), type);
    }

    private String line(ConstructRow row, ConstructStatements statements) {
        String typed = said(row.typed(), statements);
        String named = said(row.named(), statements);
        String plain = row.plain().equals("=") ? sameText(row.typed(), statements) : said(row.plain(), statements);
        String example = row.typed().length() > 1
                ? row.typed()
                : row.named().length() > 1 ? row.named() : row.plain().length() > 1 ? row.plain() : null;
        String onEmbedded = example == null ? "-" : ran(example, statements, embedded);
        String onCalcite = example == null ? "-" : ran(example, statements, calcite);
        return "| `" + row.name().replace("|", "\\|") + "` | " + row.mark() + " | " + typed + " | " + named + " | "
                + plain + " | " + onEmbedded + " | " + onCalcite + " |";
    }

    /** Whether the Java makes a statement that LeanXcale's dialect renders. */
    private static String said(String java, ConstructStatements statements) {
        if (java.equals("-")) {
            return "-";
        }
        try {
            statements.of(java).render(LeanxcaleDialect.INSTANCE);
            return "yes";
        } catch (InvalidStatement | UnsupportedSqlException e) {
            return "refused";
        } catch (Throwable e) {
            throw new AssertionError(java, e);
        }
    }

    /** Whether the text of a typed query can be said as plain SQL, its binds in holes, and is answered the same way. */
    private String sameText(String java, ConstructStatements statements) {
        try {
            Statement typed = statements.of(java);
            Rendered rendered = typed.render(LeanxcaleDialect.INSTANCE);
            String text = rendered.sql();
            SqlPart[] parts = new SqlPart[rendered.binds().size()];
            for (int i = 0; i < parts.length; i++) {
                var bind = rendered.binds().get(i);
                parts[i] = value(DataType.of(bind.type()), bind.value());
                text = text.replaceFirst("\\?", "{" + i + "}");
            }
            Statement plain = typed instanceof Rows<?>
                    ? Dsl.sql(text, parts).as(Dsl.field("first", DataType.VARCHAR))
                    : Dsl.sql(text, parts);
            plain.render(LeanxcaleDialect.INSTANCE);
            return "yes";
        } catch (Throwable e) {
            throw new AssertionError(java, e);
        }
    }

    /** "yes" if the engine runs the statement, its SQLSTATE if it refuses; changes are not run on Calcite. */
    private String ran(String java, ConstructStatements statements, Database db) {
        try {
            Statement statement = statements.of(java);
            if (statement instanceof Rows<?> rows) {
                db.fetch(rows);
                return "yes";
            }
            if (db == calcite) {
                return "-";
            }
            db.execute((Change) statement);
            return "yes";
        } catch (InvalidStatement | UnsupportedSqlException e) {
            return "refused";
        } catch (SqlException e) {
            return db == embedded ? e.sqlState() : "no";
        } catch (LeanqException e) {
            return "no";
        } catch (Throwable e) {
            throw new AssertionError(java, e);
        }
    }
}
