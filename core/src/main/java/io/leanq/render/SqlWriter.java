package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.VendorNode;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the SQL of one rendering: the text, the placeholders, and the sources that columns may refer to. Vendor
 * writers use its public methods. A writer serves one rendering at a time, and the next one after it
 * ({@link SpareWriters}). Not thread-safe.
 */
public final class SqlWriter {
    /** The length in characters that most statements do not exceed. */
    private static final int USUAL_LENGTH = 256;

    /** The most characters, and the most placeholders, of a statement whose writer is kept. */
    private static final int MOST_KEPT = 16 * USUAL_LENGTH;

    private final Dialect dialect;
    private final boolean lenient;
    private final boolean inline;
    private final StringBuilder out = new StringBuilder(USUAL_LENGTH);
    private final List<ExpressionNode> placeholders = new ArrayList<>(8);
    private List<ParameterLimit> limits = List.of();
    private boolean holdsValues;
    private boolean plain;
    private boolean anySource;
    private int longestParameter;
    private boolean finished;
    private @Nullable Scope scope;
    private CommonTables commonTables;
    private final ExpressionRenderer expressions = new ExpressionRenderer(this);
    private final QueryRenderer queries = new QueryRenderer(this);
    private final Windows windows = new Windows(this);

    SqlWriter(Dialect dialect, boolean lenient) {
        this(dialect, lenient, false);
    }

    private SqlWriter(Dialect dialect, boolean lenient, boolean inline) {
        this.dialect = dialect;
        this.lenient = lenient;
        this.commonTables = new CommonTables(lenient);
        this.inline = inline;
    }

    /** A writer for DDL, which has no question marks: binds are written as literals, and a parameter is refused. */
    static SqlWriter inline(Dialect dialect) {
        return new SqlWriter(dialect, false, true);
    }

    /** Appends SQL as it is. */
    public SqlWriter sql(String text) {
        out.append(text);
        return this;
    }

    /** Appends one character of SQL as it is. */
    SqlWriter sql(char text) {
        out.append(text);
        return this;
    }

    /** Appends a name, quoted if it must be. */
    public SqlWriter name(String name) {
        out.append(Identifiers.spelled(name));
        return this;
    }

    /** Appends names in parentheses, separated by commas. */
    public SqlWriter names(List<String> names) {
        out.append('(');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            name(names.get(i));
        }
        out.append(')');
        return this;
    }

    /** Appends a value as a literal. */
    public SqlWriter literal(SqlType type, @Nullable Object value) {
        holdsValue(value);
        Literals.append(this, type, value);
        return this;
    }

    /** Notes that the text holds SQL that the user wrote. */
    void plain() {
        plain = true;
    }

    /** Accepts columns of every source, since the from clause is in SQL that the user wrote. */
    void anySource() {
        anySource = true;
    }

    /** Notes that a literal is written into the text, so that messages must not show it; NULL is no value. */
    void holdsValue(@Nullable Object value) {
        holdsValues |= value != null;
    }

    /** Appends the name of a table, view or sequence with its schema, or the one that the dialect is for. */
    public SqlWriter name(ObjectName name) {
        String schema = name.schema().isPresent() ? name.schema().get() : dialect.schema();
        if (schema != null) {
            name(schema).sql('.');
        }
        return name(name.name());
    }

    SqlWriter type(SqlType type) {
        return type(type, "");
    }

    /** @param of the place, for the message, such as {@code " of column students.name"} */
    SqlWriter type(SqlType type, String of) {
        if (type.lacksLength()) {
            refuse(
                    type + of + " without a length",
                    "the catalog did not tell it, and a bare " + type + " would be " + type
                            + "(1): give the type its length, as DataType." + type + "(n)");
            sql(' ');
        }
        if (type instanceof SqlType.Array && !dialect.has(Feature.ARRAY_TYPES)) {
            refuse(Feature.ARRAY_TYPES);
        }
        return sql(dialect.typeNames().name(type));
    }

    /**
     * The select as servers accept it: with its grouping checked, and with literals for the values in its keys. A text
     * for people keeps the select as it is, since it refuses nothing and shows no values.
     */
    QueryNode.Select checkedGroups(QueryNode.Select node) {
        if (lenient) {
            return node;
        }
        if (node.groupBy().isEmpty()) {
            Grouping.check(node, scope);
            return node;
        }
        QueryNode.Select nested = NestedKeys.in(node);
        Grouping.check(nested, scope);
        QueryNode.Select written = KeyLiterals.in(nested);
        return dialect.wholeKeys() ? WholeKeys.in(written) : written;
    }

    /**
     * Appends the type of a CAST. TIME and TIMESTAMP have their milliseconds written out, since some engines take the
     * bare type for whole seconds. CLOB and BLOB are column types only; their values are cast to text and bytes.
     */
    SqlWriter castType(SqlType type) {
        if (type == SqlType.Simple.CLOB || type == SqlType.Simple.BLOB) {
            return type(type.withoutLength());
        }
        type(type);
        boolean clock = type == SqlType.Simple.TIME || type == SqlType.Simple.TIMESTAMP;
        return clock && out.charAt(out.length() - 1) != ')' ? sql("(3)") : this;
    }

    /**
     * Sets the length of parameter values for which the text must be right.
     *
     * @param length length of the longest value that exceeds its limit; 0 if no value does
     */
    void longestParameter(int length) {
        longestParameter = length;
    }

    /** The length of the longest parameter value that exceeds its limit; 0 if no value does. */
    int longestParameter() {
        return longestParameter;
    }

    /** Adds a limit up to which the value of a parameter is right with this text. */
    void limit(ParameterLimit limit) {
        if (limits.isEmpty()) {
            limits = new ArrayList<>(4);
        }
        limits.add(limit);
    }

    /**
     * Whether values are written into the text, as in DDL, so that the server has no placeholders to infer types for.
     */
    boolean writesValues() {
        return inline;
    }

    /** Whether the text is for people: placeholders do not show their values, and nothing is refused. */
    boolean isLenient() {
        return lenient;
    }

    void placeholder(ExpressionNode node) {
        if (!inline) {
            out.append('?');
            placeholders.add(node);
        } else if (node instanceof ExpressionNode.Bind bind) {
            // the node refuses values that have no literal
            ExpressionNode.Literal written = new ExpressionNode.Literal(bind.type(), bind.value());
            literal(written.type(), written.value());
        } else {
            throw new InvalidStatement("DDL has no parameters: put the value itself in the place of " + node);
        }
    }

    /** Prints a vendor node, or refuses it if the dialect has no writer for its class. */
    <N extends VendorNode> void vendor(N node) {
        VendorWriter<N> writer = dialect.writerFor(node);
        if (writer == null) {
            refuse(node.feature(), node.alternative());
        } else {
            writer.write(node, this);
        }
    }

    void require(Feature feature) {
        if (!dialect.has(feature)) {
            refuse(feature);
        }
    }

    private void refuse(Feature feature) {
        refuse(feature.label(), feature.alternative());
        out.append(' ');
    }

    private void refuse(String feature, String alternative) {
        if (!lenient) {
            throw new UnsupportedSqlException(feature, dialect.toString(), alternative);
        }
        out.append("/* refused: ").append(feature.replace("*/", "* /")).append(" */");
    }

    /** Prints a column with its qualifier, after checking that the qualifier means the column's own source there. */
    void column(ExpressionNode.Column column) {
        SourceInstance wanted = column.source();
        Scope found = scope;
        SourceInstance there = null;
        while (found != null) {
            there = found.find(wanted);
            if (there != null) {
                break;
            }
            found = found.outer;
        }
        if (there != wanted && !lenient && !anySource && (there == null || !there.equals(wanted))) {
            if (wanted == SourceInstance.DECLARED) {
                throw new InvalidStatement(
                        "field(\"" + column.name() + "\", …) is a declared column, and no expression:"
                                + " get it from its source, source.get(field)");
            }
            throw new InvalidStatement(
                    there == null
                            ? "column " + column.name() + " belongs to " + wanted
                                    + ", which is in no from clause around it: " + advice(wanted)
                            : "column " + column.name() + " belongs to " + wanted + ", but " + wanted.qualifier()
                                    + " means another table there: give one of the two another alias");
        }
        if (found != null && found == scope && found.unqualified) {
            name(column.name());
        } else {
            out.append(column.qualifiedName());
        }
    }

    private String advice(SourceInstance wanted) {
        for (Scope at = scope; at != null; at = at.outer) {
            SourceInstance other = at.sameTable(wanted);
            if (wanted.equals(other)) {
                return "it stands behind this place: put it before";
            }
            if (other != null) {
                return "use the column of " + other + ", which is";
            }
        }
        return "add it by from or join";
    }

    @Nullable
    Scope scope() {
        return scope;
    }

    void scope(@Nullable Scope scope) {
        this.scope = scope;
    }

    CommonTables commonTables() {
        return commonTables;
    }

    Dialect dialect() {
        return dialect;
    }

    ExpressionRenderer expressions() {
        return expressions;
    }

    QueryRenderer queries() {
        return queries;
    }

    Windows windows() {
        return windows;
    }

    void direction(SortItem item) {
        direction(item.direction(), item.nulls());
    }

    void direction(SortItem.Direction direction, SortItem.Nulls nulls) {
        if (direction == SortItem.Direction.DESCENDING) {
            sql(" DESC");
        }
        switch (nulls) {
            case DATABASE -> {}
            case FIRST -> sql(" NULLS FIRST");
            case LAST -> sql(" NULLS LAST");
        }
    }

    ChangeRenderer changes() {
        return new ChangeRenderer(this);
    }

    SqlText finish() {
        finished = true;
        return new SqlText(out.toString(), finishedPlaceholders(), limits, holdsValues, plain);
    }

    /** The placeholders as an immutable list. One or two, the usual number, are not copied through an array. */
    private List<ExpressionNode> finishedPlaceholders() {
        return switch (placeholders.size()) {
            case 0 -> List.of();
            case 1 -> List.of(placeholders.get(0));
            case 2 -> List.of(placeholders.get(0), placeholders.get(1));
            default -> List.copyOf(placeholders);
        };
    }

    /**
     * Forgets a finished rendering.
     *
     * @return false if the rendering failed, or took so much memory that the writer should not be kept
     */
    boolean clear() {
        if (!finished || out.capacity() > MOST_KEPT || placeholders.size() > MOST_KEPT) {
            return false;
        }
        out.setLength(0);
        placeholders.clear();
        // only where it is set: each reference into a writer, an old object, costs the collector's barrier
        if (!limits.isEmpty()) {
            limits = List.of();
        }
        finished = false;
        holdsValues = false;
        plain = false;
        anySource = false;
        longestParameter = 0;
        scope = null;
        if (commonTables.areDeclared()) {
            commonTables = new CommonTables(lenient);
        }
        return true;
    }
}
