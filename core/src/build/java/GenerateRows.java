import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what differs only in the number of columns, for 2 to 16 of them: the tuples {@code RowN}, the makers
 * {@code FunctionN}, the insert steps {@code InsertColumnsN}, and {@code RowDsl} with the overloads of {@code select},
 * {@code row}, {@code insertInto} and {@code upsertInto}. Run by the build with the JDK alone; its output is never
 * committed.
 */
class GenerateRows {
    private static final int MOST = 16;

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
    }

    /** Only when it changed, so that the compiler's incremental build stays incremental. */
    private static void write(Path folder, String name, String body) throws IOException {
        Path file = folder.resolve(name + ".java");
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

                /** A result row of %d values by position; a value is null where the column is NULL. */
                public record Row%d<%s>(%s) {}
                """.formatted(n, n, types(n), each(n, ", ", i -> "@Nullable T" + i + " value" + i));
    }

    private static String function(int n) {
        return """
                import org.jspecify.annotations.Nullable;

                /**
                 * Makes a row from %d values; a constructor reference as a rule. Values are null where a column is
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
        // A lone null would be taken for the array itself.
        String arguments = n == 1 ? "new Object[] {" + values + "}" : values;
        return """
                import io.leanq.query.DelegatingInsert;
                import io.leanq.query.Insert;
                import io.leanq.query.Query;
                import io.leanq.query.UntypedColumns;
                import io.leanq.query.UntypedRows;
                import org.jspecify.annotations.Nullable;

                /** An insert or upsert of %d named columns, whose rows come next. Immutable. */
                public final class InsertColumns%d<%s> {
                    private final UntypedColumns columns;

                    /** For {@link io.leanq.query.Dsl}. */
                    public InsertColumns%d(UntypedColumns columns) {
                        this.columns = columns;
                    }

                    /** The first row; null writes NULL, or draws where a sequence feeds the column. */
                    public Rows<%s> values(%s) {
                        return new Rows<>(columns.values(%s));
                    }

                    /**
                     * The rows that a query gives.
                     *
                     * @throws io.leanq.InvalidStatement if its width or a SQL type differs from the columns'
                     */
                    public Insert select(Query<?> query) {
                        return columns.select(query);
                    }

                    /** Rows so far, to which more can be added. */
                    public static final class Rows<%s> extends DelegatingInsert {
                        private final UntypedRows rows;

                        private Rows(UntypedRows rows) {
                            super(rows);
                            this.rows = rows;
                        }

                        /** One more row. */
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

                /** The overloads of {@link Dsl} that differ only in the number of columns. */
                public abstract class RowDsl {
                    RowDsl() {}
                """);
        for (int n = 2; n <= MOST; n++) {
            String selectables = each(n, ", ", i -> "Selectable<T" + i + "> column" + i);
            String columns = each(n, ", ", i -> "column" + i);
            out.append("""

                        /** Rows of %d values. */
                        public static <%s> SelectStep<Row%d<%s>> select(%s) {
                            return SelectQuery.of(parts(Row%d::new, %s));
                        }

                        /**
                         * A row made of %d values by its maker, a constructor as a rule; it nests. It is null where its
                         * values are all columns of one outer-joined table that has no match, the whole primary key
                         * among them.
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

                        /** %d values looked up as one: {@code (a, b) IN …}. */
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

                            /** Rows of %d named column%s. */
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

                    /** A row record of %d column%s: each is named once, for reading and for writing. */
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
