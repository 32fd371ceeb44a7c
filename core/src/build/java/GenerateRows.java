import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the types and methods that differ only in the number of columns, up to 16: the tuples {@code RowN}, the
 * functions {@code FunctionN}, the insert steps {@code InsertColumnsN}, and {@code RowDsl} with the overloads of
 * {@code select}, {@code row}, {@code tuple}, {@code insertInto}, {@code upsertInto} and {@code mapping}. The build
 * runs this program with the JDK alone; its output is not committed.
 */
class GenerateRows {
    private static final int MOST = 16;
    private static final Set<Path> WRITTEN = new HashSet<>();

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0], "io", "leanq", "query", "row");
        Files.createDirectories(folder);
        for (int n = 2; n <= MOST; n++) {
            write(folder, "Row" + n, row(n));
        }
        for (int n = 1; n <= MOST; n++) {
            write(folder, "Function" + n, function(n));
        }
        for (int n = 1; n <= MOST; n++) {
            write(folder, "InsertColumns" + n, insertColumns(n));
        }
        write(folder.getParent(), "RowDsl", dsl());
        deleteOthers(Path.of(args[0]));
    }

    /** Deletes what an earlier version of this program has written elsewhere, which would be compiled too. */
    private static void deleteOthers(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!WRITTEN.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Writes a file only if its text has changed, so that an incremental build compiles no unchanged file. */
    private static void write(Path folder, String name, String body) throws IOException {
        Path file = folder.resolve(name + ".java");
        WRITTEN.add(file);
        String home = folder.endsWith("row") ? "io.leanq.query.row" : "io.leanq.query";
        String text = "package " + home + ";\n\n" + body;
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String each(int n, String separator, IntFunction<String> piece) {
        return IntStream.rangeClosed(1, n).mapToObj(piece).collect(Collectors.joining(separator));
    }

    private static String types(int n) {
        return each(n, ", ", i -> "T" + i);
    }

    private static String row(int n) {
        return """
                import org.jspecify.annotations.Nullable;

                /** A result row of %d values by position. A value is null where its column is NULL. */
                public record Row%d<%s>(%s) {}
                """.formatted(n, n, types(n), each(n, ", ", i -> "@Nullable T" + i + " value" + i));
    }

    private static String function(int n) {
        return """
                import org.jspecify.annotations.Nullable;

                /**
                 * Makes a row from %d values; usually a constructor reference. A value is null where its column is
                 * NULL.
                 */
                @FunctionalInterface
                public interface Function%d<%s, R> {
                    R apply(%s);
                }
                """.formatted(n, n, types(n), each(n, ", ", i -> "@Nullable T" + i + " value" + i));
    }

    private static String insertColumns(int n) {
        String parameters = each(n, ", ", i -> "@Nullable T" + i + " value" + i);
        String values = each(n, ", ", i -> "value" + i);
        // The array is explicit for one value: the compiler would take a single null for the array.
        String arguments = n == 1 ? "new Object[] {" + values + "}" : values;
        return """
                import io.leanq.query.DelegatingInsert;
                import io.leanq.query.Insert;
                import io.leanq.query.Query;
                import io.leanq.query.UntypedColumns;
                import io.leanq.query.UntypedRows;
                import org.jspecify.annotations.Nullable;

                /** An insert or upsert with %d named columns, whose rows come next. Immutable. */
                public final class InsertColumns%d<%s> {
                    private final UntypedColumns columns;

                    /** Called by {@code insertInto} and {@code upsertInto} of {@link io.leanq.query.Dsl}. */
                    public InsertColumns%d(UntypedColumns columns) {
                        this.columns = columns;
                    }

                    /**
                     * Adds the first row. Null writes NULL, or draws the next number if a sequence feeds the column.
                     */
                    public Rows<%s> values(%s) {
                        return new Rows<>(columns.values(%s));
                    }

                    /**
                     * Inserts the rows of a query.
                     *
                     * @throws io.leanq.InvalidStatement if the query's columns differ from these in number or in an
                     *     SQL type, have more digits behind the point, or a column that a sequence feeds is left out
                     */
                    public Insert select(Query<?> query) {
                        return columns.select(query);
                    }

                    /** An insert or upsert with its rows so far, to which more can be added. Immutable. */
                    public static final class Rows<%s> extends DelegatingInsert {
                        private final UntypedRows rows;

                        private Rows(UntypedRows rows) {
                            super(rows);
                            this.rows = rows;
                        }

                        /**
                         * Adds a row. Null writes NULL, or draws the next number if a sequence feeds the column.
                         */
                        public Rows<%s> values(%s) {
                            return new Rows<>(rows.values(%s));
                        }
                    }
                }
                """.formatted(
                        n, n, types(n), n, types(n), parameters, arguments, types(n), types(n), parameters, arguments);
    }

    private static String dsl() {
        StringBuilder out = new StringBuilder("""
                import io.leanq.query.row.*;
                import io.leanq.schema.Column;
                import io.leanq.schema.Table;
                import io.leanq.tree.ChangeNode;
                import java.util.Arrays;
                import java.util.List;

                /** The methods of {@link Dsl} whose overloads differ only in the number of columns. */
                public abstract class RowDsl {
                    RowDsl() {}
                """);
        for (int n = 2; n <= MOST; n++) {
            String selectables = each(n, ", ", i -> "Selectable<T" + i + "> column" + i);
            String columns = each(n, ", ", i -> "column" + i);
            out.append("""

                        /** A select of %d expressions or rows, whose values are read by position. */
                        public static <%s> SelectStep<Row%d<%s>> select(%s) {
                            return SelectQuery.of(parts(Row%d::new, %s));
                        }

                        /**
                         * A row that {@code make}, usually a constructor, makes from %d values; rows can contain rows.
                         * The row is null where all its values are columns of one outer-joined table without a match
                         * and the whole primary key is among them.
                         */
                        public static <%s, R> RowShape<R> row(Function%d<%s, ? extends R> make, %s) {
                            return new MadeRow<>(parts(make, %s));
                        }

                        private static <%s, R> Projection<R> parts(Function%d<%s, ? extends R> make, %s) {
                            Needed.FUNCTION.in("row(null, …)", make);
                            return Projection.ofParts(Arrays.asList(%s), parts -> {
                """.formatted(
                            n,
                            types(n),
                            n,
                            types(n),
                            selectables,
                            n,
                            columns,
                            n,
                            types(n),
                            n,
                            each(n, ", ", i -> "? super T" + i),
                            selectables,
                            columns,
                            types(n),
                            n,
                            each(n, ", ", i -> "? super T" + i),
                            selectables,
                            columns));
            for (int i = 1; i <= n; i++) {
                out.append("            RowReader<T%d> read%d = parts.reader(%d);\n".formatted(i, i, i - 1));
            }
            out.append("            return (cells, at) -> make.apply(%s);\n        });\n    }\n"
                    .formatted(each(n, ", ", i -> "read" + i + ".read(cells, at)")));
        }
        for (int n = 2; n <= MOST; n++) {
            out.append("""

                        /** %d expressions that are compared as one: {@code (a, b) IN …}. */
                        public static <%s> Tuple<Row%d<%s>> tuple(%s) {
                            return new Tuple<>(Arrays.asList(%s), row -> new Object[] {%s});
                        }
                    """.formatted(
                            n,
                            types(n),
                            n,
                            types(n),
                            each(n, ", ", i -> "Expression<T" + i + "> part" + i),
                            each(n, ", ", i -> "part" + i),
                            each(n, ", ", i -> "row.value" + i + "()")));
        }
        for (int n = 1; n <= MOST; n++) {
            for (String[] verb : new String[][] {{"insertInto", "INSERT"}, {"upsertInto", "UPSERT"}}) {
                out.append("""

                            /** An insert or upsert with %d named column%s, whose rows come next. */
                            public static <T extends Table<T>, %s> InsertColumns%d<%s> %s(T table, %s) {
                                return new InsertColumns%d<>(UntypedColumns.of(table, ChangeNode.Insert.Mode.%s, Arrays.asList(%s)));
                            }
                        """.formatted(
                                n,
                                n == 1 ? "" : "s",
                                types(n),
                                n,
                                types(n),
                                verb[0],
                                each(n, ", ", i -> "Column<T, T" + i + "> column" + i),
                                n,
                                verb[1],
                                each(n, ", ", i -> "column" + i)));
            }
        }
        for (int n = 1; n <= MOST; n++) {
            out.append(mapping(n));
        }
        return out.append("}\n").toString();
    }

    private static String mapping(int n) {
        String write = "to";
        for (int i = 1; i <= n; i++) {
            write = "field" + i + ".write(row, " + write + ")";
        }
        return """

                    /** The mapping of a row record with %d column%s; each field is read and written. */
                    public static <T extends Table<T>, %s, R> RowMapping<T, R> mapping(
                            Function%d<%s, ? extends R> make, %s) {
                        return new RowMapping<>(
                                RowMapping.columnsOf(make, %s),
                                (cells, at) -> make.apply(%s),
                                (row, to) -> %s);
                    }
                """.formatted(
                n,
                n == 1 ? "" : "s",
                types(n),
                n,
                each(n, ", ", i -> "? super T" + i),
                each(n, ", ", i -> "Field<T, T" + i + ", R> field" + i),
                each(n, ", ", i -> "field" + i),
                each(n, ", ", i -> "field" + i + ".column().read(cells, at" + (i == 1 ? "" : " + " + (i - 1)) + ")"),
                write);
    }
}
