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
 * Writes the types and methods that differ only in the number of columns, up to 16: the rows {@code RowN}, the
 * functions {@code FunctionN}, the tuples that are compared, {@code TupleN}, the steps {@code SelectedN},
 * {@code PartsN}, {@code FieldsN} and {@code InsertColumnsN}, the sources {@code ValuesN} and {@code ValuesSourceN}, the
 * orders {@code SeekN}, and {@code RowDsl} with the overloads of {@code select}, {@code row}, {@code tuple},
 * {@code seek}, {@code insertInto}, {@code upsertInto}, {@code mapping} and {@code values}. The build
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
            write(folder, "Tuple" + n, tuple(n));
            write(folder, "Selected" + n, selected(n));
            write(folder, "Parts" + n, parts(n));
        }
        for (int n = 1; n <= MOST; n++) {
            write(folder, "Function" + n, function(n));
            write(folder, "Fields" + n, fields(n));
        }
        for (int n = 1; n <= MOST; n++) {
            write(folder, "InsertColumns" + n, insertColumns(n));
            write(folder, "Values" + n, values(n));
            write(folder, "ValuesSource" + n, valuesSource(n));
        }
        Path seek = folder.resolveSibling("seek");
        Files.createDirectories(seek);
        for (int n = 1; n <= MOST; n++) {
            write(seek, "Seek" + n, seek(n));
        }
        write(folder, "FunctionReaders", functionReaders());
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
        String home = folder.endsWith("query") ? "io.leanq.query" : "io.leanq.query." + folder.getFileName();
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

    private static String tuple(int n) {
        String a = each(n, ", ", i -> String.valueOf((char) ('a' + i - 1)));
        String values = each(n, ", ", i -> "T" + i + " value" + i);
        String parts = each(n, ", ", i -> "Expression<? extends T" + i + "> part" + i);
        StringBuilder out = new StringBuilder(
                """
                import io.leanq.query.Condition;
                import io.leanq.query.Expression;
                import io.leanq.query.Tuple;
                import io.leanq.tree.ExpressionNode.Comparison.Operator;
                import java.util.List;

                /**
                 * %d expressions that are compared as one. The comparisons are written out as those of the parts, with
                 * NULLs as in standard SQL. Immutable.
                 */
                public final class Tuple%d<%s> extends Tuple<Row%d<%s>> {

                    /** Called by {@code tuple} of {@link io.leanq.query.Dsl}. */
                    public Tuple%d(List<Expression<?>> parts) {
                        super(parts, row -> new Object[] {%s});
                    }
                """.formatted(n, n, types(n), n, types(n), n, each(n, ", ", i -> "row.value" + i + "()")));
        String[][] steps = {
            {"eq", "=", "EQUAL", "all parts are equal"},
            {"ne", "<>", "NOT_EQUAL", "at least one part differs"},
            {"gt", ">", "GREATER", "the first part that differs is greater"},
            {"ge", ">=", "GREATER_OR_EQUAL", "the first part that differs is greater, or none differs"},
            {"lt", "<", "LESS", "the first part that differs is less"},
            {"le", "<=", "LESS_OR_EQUAL", "the first part that differs is less, or none differs"}
        };
        for (String[] step : steps) {
            String repeated = step[3].startsWith("the first")
                    ? "\n     *     or a part but the last has another value each time it is computed"
                    : "";
            out.append("""

                        /**
                         * {@code (%1$s) %2$s (%3$s)}: %4$s.
                         *
                         * @throws io.leanq.InvalidStatement if a value is null%5$s
                         */
                        public Condition %6$s(%7$s) {
                            return compared(Operator.%8$s, %9$s);
                        }

                        /**
                         * {@code (%1$s) %2$s (…)}: %4$s.
                         *
                         * @throws io.leanq.InvalidStatement if an expression is of another SQL type than its part%5$s
                         */
                        public Condition %6$s(%10$s) {
                            return comparedWith(Operator.%8$s, %11$s);
                        }
                    """.formatted(
                            a,
                            step[1],
                            each(n, ", ", i -> "?"),
                            step[3],
                            repeated,
                            step[0],
                            values,
                            step[2],
                            each(n, ", ", i -> "value" + i),
                            parts,
                            each(n, ", ", i -> "part" + i)));
        }
        return out.append("}\n").toString();
    }

    private static String seek(int n) {
        String values = each(n, ", ", i -> "T" + i + " value" + i);
        StringBuilder out = new StringBuilder();
        if (n > 1) {
            out.append("import io.leanq.query.Condition;\nimport io.leanq.query.row.Row%d;\n".formatted(n));
        }
        out.append("""
                import java.util.List;

                /** An order by %1$s, and the conditions by which pages begin. Immutable and thread-safe. */
                public final class Seek%2$d<%3$s> extends Seek<%4$s> {

                    /** Called by {@code seek} of {@link io.leanq.query.Dsl}. */
                    public Seek%2$d(List<SeekKey<?>> keys) {
                        super(keys, row -> new Object[] {%5$s});
                    }

                    /** The same keys in the other directions: the order of the rows from the last to the first. */
                    public Seek%2$d<%3$s> reversed() {
                        return new Seek%2$d<>(reversedKeys());
                    }
                """.formatted(
                        n == 1 ? "one key" : n + " keys",
                        n,
                        types(n),
                        n == 1 ? "T1" : "Row" + n + "<" + types(n) + ">",
                        n == 1 ? "row" : each(n, ", ", i -> "row.value" + i + "()")));
        for (String step : n == 1 ? new String[0] : new String[] {"after", "before"}) {
            out.append("""

                        /**
                         * The rows that stand %1$s a row with these values; see {@link #%1$s(Object)}.
                         *
                         * @throws io.leanq.InvalidStatement if a value is null
                         */
                        public Condition %1$s(%2$s) {
                            return %1$sValues(%3$s);
                        }
                    """.formatted(step, values, each(n, ", ", i -> "value" + i)));
        }
        return out.append("}\n").toString();
    }

    private static String functionReaders() {
        StringBuilder out = new StringBuilder("""
                import io.leanq.query.RowReader;
                import io.leanq.schema.Column;
                import java.util.List;

                /** Reads rows by a function of this package that is known at run time only. */
                public final class FunctionReaders {
                    private static final List<Class<?>> FUNCTIONS = List.of(%s);

                    private FunctionReaders() {}

                    /** The most arguments of a function. */
                    public static final int MOST = %d;

                    /**
                     * The interface of functions of so many arguments.
                     *
                     * @param arguments from 1 to {@link #MOST}
                     */
                    public static Class<?> function(int arguments) {
                        return FUNCTIONS.get(arguments - 1);
                    }

                    /**
                     * Reads the columns, and makes the row of their values.
                     *
                     * @param make implements the interface of as many arguments as there are columns
                     */
                    @SuppressWarnings("unchecked") // the function takes the values of the columns
                    public static <R> RowReader<R> reader(Object make, List<? extends Column<?, ?>> columns) {
                        Column<?, Object>[] c = (Column<?, Object>[]) columns.toArray(new Column<?, ?>[0]);
                        switch (c.length) {
                """.formatted(each(MOST, ", ", i -> "Function" + i + ".class"), MOST));
        for (int n = 1; n <= MOST; n++) {
            out.append("            case %d: {\n".formatted(n));
            out.append("                Function%d<%s, R> f = (Function%d<%s, R>) make;\n"
                    .formatted(n, each(n, ", ", i -> "Object"), n, each(n, ", ", i -> "Object")));
            out.append("                return (cells, at) -> f.apply(%s);\n            }\n"
                    .formatted(each(
                            n,
                            ", ",
                            i -> "c[" + (i - 1) + "].read(cells, at" + (i == 1 ? "" : " + " + (i - 1)) + ")")));
        }
        return out.append("""
                            default:
                                throw new IllegalArgumentException("no function takes " + c.length + " values");
                        }
                    }
                }
                """).toString();
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
                     * Inserts the rows of a query, whose columns have the types of these.
                     *
                     * @throws io.leanq.InvalidStatement if a column of the query has another SQL type than its column
                     *     here, or more digits behind the point, or a column that a sequence feeds is left out
                     */
                    public Insert select(Query<%s> query) {
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
                        n,
                        n,
                        types(n),
                        n,
                        types(n),
                        parameters,
                        arguments,
                        n == 1 ? "T1" : "Row" + n + "<" + types(n) + ">",
                        types(n),
                        types(n),
                        parameters,
                        arguments);
    }

    private static String values(int n) {
        return """
                import io.leanq.query.UntypedValues;
                import java.util.Collection;
                import org.jspecify.annotations.Nullable;

                /** The %d declared column%s of a source of values, whose rows come next. Immutable. */
                public final class Values%d<%s> {
                    private final UntypedValues values;

                    /** Called by {@code values} of {@link io.leanq.query.Dsl}. */
                    public Values%d(UntypedValues values) {
                        this.values = values;
                    }
                %s}
                """.formatted(
                        n,
                        n == 1 ? "" : "s",
                        n,
                        types(n),
                        n,
                        addedRows(n, "first row", n == 1 ? "there is no row" : "there is no row, a row is null"));
    }

    private static String valuesSource(int n) {
        return """
                import io.leanq.query.Declared;
                import io.leanq.query.DeclaredSource;
                import io.leanq.query.UntypedValues;
                import io.leanq.tree.FromItem;
                import java.util.Collection;
                import org.jspecify.annotations.Nullable;

                /** Rows of %d value%s as a source, to which more rows can be added. Immutable. */
                public final class ValuesSource%d<%s> implements DeclaredSource {
                    private final UntypedValues values;

                    ValuesSource%d(UntypedValues values) {
                        this.values = values;
                    }
                %s
                    @Override
                    public <K> K get(Declared<?, K> column) {
                        return values.get(column);
                    }

                    @Override
                    public FromItem fromItem() {
                        return values.fromItem();
                    }

                    @Override
                    public String toString() {
                        return values.toString();
                    }
                }
                """.formatted(
                        n,
                        n == 1 ? "" : "s",
                        n,
                        types(n),
                        n,
                        addedRows(n, "row", n == 1 ? "the collection is null" : "a row is null"));
    }

    private static String addedRows(int n, String which, String refused) {
        String values = each(n, ", ", i -> "value" + i);
        return """

                    /**
                     * Adds a %s. Null is NULL.
                     *
                     * @throws io.leanq.InvalidStatement if a value has more digits or a greater length than its column
                     */
                    public ValuesSource%d<%s> row(%s) {
                        return new ValuesSource%d<>(values.row(%s));
                    }

                    /**
                     * Adds rows. A null value is NULL.
                     *
                     * @throws io.leanq.InvalidStatement if %s, or a value has more digits or a greater length than its
                     *     column
                     */
                    public ValuesSource%d<%s> rows(Collection<%s> rows) {
                        return new ValuesSource%d<>(values.rows(%s));
                    }
                """.formatted(
                which,
                n,
                types(n),
                each(n, ", ", i -> "@Nullable T" + i + " value" + i),
                n,
                n == 1 ? "new Object[] {" + values + "}" : values,
                refused,
                n,
                types(n),
                n == 1 ? "? extends @Nullable T1" : "Row" + n + "<" + types(n) + ">",
                n,
                n == 1 ? "rows" : "rows, row -> new Object[] {" + each(n, ", ", i -> "row.value" + i + "()") + "}");
    }

    private static String selected(int n) {
        return """
                import io.leanq.query.SelectStep;

                /** A select of %d expressions or rows. Its rows are tuples, unless {@code as} says how they are made. */
                public interface Selected%d<%s> extends SelectStep<Row%d<%s>> {

                    /** The same select, whose rows are made by {@code make}, usually a constructor. */
                    <R> SelectStep<R> as(Function%d<%s, ? extends R> make);
                }
                """.formatted(n, n, types(n), n, types(n), n, supers(n));
    }

    private static String parts(int n) {
        return """
                import io.leanq.query.RowShape;

                /** A row of %d expressions or rows: a tuple, unless {@code as} says how it is made. */
                public interface Parts%d<%s> extends RowShape<Row%d<%s>> {

                    /** The same row, made by {@code make}, usually a constructor. */
                    <R> RowShape<R> as(Function%d<%s, ? extends R> make);
                }
                """.formatted(n, n, types(n), n, types(n), n, supers(n));
    }

    private static String fields(int n) {
        return """
                import io.leanq.query.RowMapping;
                import io.leanq.schema.Table;

                /** %s of a row record, whose constructor comes next. */
                @FunctionalInterface
                public interface Fields%d<T extends Table<T>, %s, R> {

                    /**
                     * The mapping of the record.
                     *
                     * @param make makes the record of its components, usually its constructor
                     */
                    RowMapping<T, R> as(Function%d<%s, ? extends R> make);
                }
                """.formatted(n == 1 ? "The column" : "The " + n + " columns", n, types(n), n, supers(n));
    }

    private static String supers(int n) {
        return each(n, ", ", i -> "? super T" + i);
    }

    private static String dsl() {
        StringBuilder out = new StringBuilder("""
                import io.leanq.InvalidStatement;
                import io.leanq.query.row.*;
                import io.leanq.query.seek.*;
                import io.leanq.schema.Column;
                import io.leanq.schema.Table;
                import io.leanq.tree.ChangeNode;
                import java.util.Arrays;
                import java.util.List;

                /**
                 * The methods of {@link Dsl} whose overloads differ only in the number of columns. Where none of them fits
                 * the arguments, the compiler would print all; the methods of any objects keep its answer short.
                 */
                public abstract class RowDsl {
                    RowDsl() {}
                """);
        for (int n = 2; n <= MOST; n++) {
            String selectables = each(n, ", ", i -> "Selectable<T" + i + "> column" + i);
            String columns = each(n, ", ", i -> "column" + i);
            out.append("""

                        /** A select of %1$d expressions or rows. */
                        public static <%2$s> Selected%1$d<%2$s> select(%3$s) {
                            return new Select%1$d<>(Arrays.asList(%4$s));
                        }

                        /**
                         * A row of %1$d values; rows can contain rows. The row is null where all its values are columns of
                         * one outer-joined table without a match and the whole primary key is among them.
                         */
                        public static <%2$s> Parts%1$d<%2$s> row(%3$s) {
                            return new Made%1$d<>(Arrays.asList(%4$s));
                        }

                        private static final class Select%1$d<%2$s> extends SelectQuery<Row%1$d<%2$s>>
                                implements Selected%1$d<%2$s> {
                            Select%1$d(List<? extends Selectable<?>> parts) {
                                super(Projection.ofParts(parts, row -> made(row, Row%1$d<%2$s>::new)));
                            }

                            @Override
                            public <R> SelectStep<R> as(Function%1$d<%5$s, ? extends R> make) {
                                Needed.FUNCTION.in("as", make);
                                return SelectQuery.of(projection().madeBy(row -> made(row, make)));
                            }
                        }

                        private static final class Made%1$d<%2$s> extends MadeRow<Row%1$d<%2$s>>
                                implements Parts%1$d<%2$s> {
                            Made%1$d(List<? extends Selectable<?>> parts) {
                                super(Projection.ofParts(parts, row -> made(row, Row%1$d<%2$s>::new)));
                            }

                            @Override
                            public <R> RowShape<R> as(Function%1$d<%5$s, ? extends R> make) {
                                Needed.FUNCTION.in("as", make);
                                return new MadeRow<>(projection().madeBy(row -> made(row, make)));
                            }
                        }

                        private static <%2$s, R> RowReader<R> made(Projection.Parts parts, Function%1$d<%5$s, ? extends R> make) {
                """.formatted(n, types(n), selectables, columns, supers(n)));
            for (int i = 1; i <= n; i++) {
                out.append("            RowReader<T%d> read%d = parts.reader(%d);\n".formatted(i, i, i - 1));
            }
            out.append("            return (cells, at) -> make.apply(%s);\n        }\n"
                    .formatted(each(n, ", ", i -> "read" + i + ".read(cells, at)")));
        }
        for (int n = 2; n <= MOST; n++) {
            out.append("""

                        /** %d expressions that are compared as one: {@code (a, b) > (?, ?)}, {@code (a, b) IN …}. */
                        public static <%s> Tuple%d<%s> tuple(%s) {
                            return new Tuple%d<>(Arrays.asList(%s));
                        }
                    """.formatted(
                            n,
                            types(n),
                            n,
                            types(n),
                            each(n, ", ", i -> "Expression<T" + i + "> part" + i),
                            n,
                            each(n, ", ", i -> "part" + i)));
        }
        for (int n = 1; n <= MOST; n++) {
            out.append("""

                        /**
                         * An order for pages that follow each other, by %1$s. The keys hold a unique key of a table.
                         *
                         * @throws io.leanq.InvalidStatement if no table has a unique key among the keys, or one stands twice
                         */
                        public static <%2$s> Seek%3$d<%2$s> seek(%4$s) {
                            return new Seek%3$d<>(Arrays.asList(%5$s));
                        }
                    """.formatted(
                            n == 1 ? "one key" : n + " keys",
                            types(n),
                            n,
                            each(n, ", ", i -> "SeekKey<T" + i + "> key" + i),
                            each(n, ", ", i -> "key" + i)));
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
        for (int n = 1; n <= MOST; n++) {
            out.append("""

                        /**
                         * Rows of %1$d value%5$s as a source, which come next: {@code values("v", id).row(…)}. Each value
                         * is a bind of its column's type.
                         *
                         * @throws InvalidStatement if two columns have one name, or one is CHAR, whose values not all
                         *     databases pad
                         */
                        public static <%2$s> Values%1$d<%2$s> values(String alias, %3$s) {
                            return new Values%1$d<>(UntypedValues.of(alias, %4$s));
                        }
                    """.formatted(
                            n,
                            types(n),
                            each(n, ", ", i -> "Declared<T" + i + ", ?> column" + i),
                            each(n, ", ", i -> "column" + i),
                            n == 1 ? "" : "s"));
        }
        String[][] wrong = {
            {"select", "NotSelectable"},
            {"row", "NotSelectable"},
            {"tuple", "NotSelectable"},
            {"seek", "NotSeekable"},
            {"insertInto", "NotInsertable"},
            {"upsertInto", "NotInsertable"},
            {"mapping", "NotMappable"},
            {"values", "NotDeclared"}
        };
        for (String[] method : wrong) {
            out.append("""

                        /**
                         * Not to be called: the compiler chooses this method where an argument is wrong.
                         *
                         * @deprecated see {@link %2$s}
                         */
                        @Deprecated(forRemoval = true)
                        public static %2$s %1$s(Object... wrong) {
                            throw %2$s.refused("%1$s");
                        }
                    """.formatted(method[0], method[1]));
        }
        return out.append("}\n").toString();
    }

    private static String mapping(int n) {
        String write = "to";
        for (int i = 1; i <= n; i++) {
            write = "field" + i + ".write(row, " + write + ")";
        }
        return """

                    /** The %d column%s of a row record; each field is read and written. */
                    public static <T extends Table<T>, %s, R> Fields%d<T, %s, R> mapping(%s) {
                        List<Column<T, ?>> columns = RowMapping.columnsOf(%s);
                        return make -> {
                            Needed.FUNCTION.in("as", make);
                            return new RowMapping<>(
                                    columns,
                                    (cells, at) -> make.apply(%s),
                                    (row, to) -> %s);
                        };
                    }
                """.formatted(
                n,
                n == 1 ? "" : "s",
                types(n),
                n,
                types(n),
                each(n, ", ", i -> "Field<T, T" + i + ", R> field" + i),
                each(n, ", ", i -> "field" + i),
                each(n, ", ", i -> "field" + i + ".column().read(cells, at" + (i == 1 ? "" : " + " + (i - 1)) + ")"),
                write);
    }
}
