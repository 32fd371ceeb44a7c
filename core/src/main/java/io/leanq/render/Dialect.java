package io.leanq.render;

import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.PlainSql;
import io.leanq.tree.QueryNode;
import io.leanq.tree.VendorNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How one database, in one generation, spells SQL. A statement that needs something the dialect does not have is
 * refused with an {@link UnsupportedSqlException}. Immutable and thread-safe; made by {@link Builder}.
 */
public final class Dialect {

    /**
     * Standard SQL without additions of vendors, except for computations with dates and times, which stand as Calcite
     * has them, and for the new names of tables and columns, which the standard has no words for; {@code toString} of
     * statements shows it.
     */
    public static final Dialect STANDARD = named("standard SQL")
            .features(
                    Feature.MERGE,
                    Feature.TRUNCATE,
                    Feature.SEQUENCE,
                    Feature.ARRAY_TYPES,
                    Feature.IDENTITY,
                    Feature.ADD_IDENTITY,
                    Feature.RENAME_COLUMN,
                    Feature.DROP_CONSTRAINT,
                    Feature.ROLES,
                    Feature.RIGHTS,
                    Feature.WINDOWS,
                    Feature.GROUPING_SETS,
                    Feature.LIST_AGGREGATE,
                    Feature.COLLECT,
                    Feature.AGGREGATE_FILTER,
                    Feature.EXPLAIN,
                    Feature.DATE_ARITHMETIC,
                    Feature.CALENDAR_FIELDS,
                    Feature.COUNTED_COMBINATIONS,
                    Feature.SIMILAR_TO,
                    Feature.TRUTH_TESTS,
                    Feature.LATERAL,
                    Feature.JSON,
                    Feature.JSON_AGGREGATES,
                    Feature.JSON_PATHS)
            .paging(PagingStyle.OFFSET_FETCH)
            .build();

    private static final int MOST_SCHEMAS = 1_024;

    private final String name;
    private final String generation;
    private final Set<Feature> features;
    private final PagingStyle paging;
    private final DateStyle dateStyle;
    private final boolean fromRequired;
    private final boolean likeEscapes;
    private final boolean joinsEnclosed;
    private final boolean wholeKeys;
    private final boolean explicitTypes;
    private final boolean lengthsChecked;
    private final String explain;
    private final String rowLock;
    private final TypeNames typeNames;
    private final DdlForms ddlForms;
    private final Map<Class<? extends VendorNode>, VendorWriter<?>> writers;
    private final @Nullable String schema;
    /** The dialect that this one was made of for a schema; null for one that is for none. */
    private final @Nullable Dialect withoutSchema;

    private final Map<String, Dialect> inSchemas = new ConcurrentHashMap<>();
    private final SpareWriters spareWriters = new SpareWriters(this);

    private Dialect(Builder builder) {
        this.name = builder.name;
        this.generation = builder.generation;
        this.features = EnumSet.copyOf(builder.features);
        this.paging = builder.paging;
        this.dateStyle = builder.dateStyle;
        this.fromRequired = builder.fromRequired;
        this.likeEscapes = builder.likeEscapes;
        this.joinsEnclosed = builder.joinsEnclosed;
        this.wholeKeys = builder.wholeKeys;
        this.explicitTypes = builder.explicitTypes;
        this.lengthsChecked = builder.lengthsChecked;
        this.explain = builder.explain;
        this.rowLock = builder.rowLock;
        this.typeNames = builder.typeNames;
        this.ddlForms = builder.ddlForms;
        this.writers = Map.copyOf(builder.writers);
        this.schema = builder.schema;
        this.withoutSchema = builder.withoutSchema;
    }

    /**
     * A builder of a dialect without any optional feature.
     *
     * @param name the name for messages
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** A builder that starts with the settings of this dialect. */
    public Builder toBuilder(String otherName) {
        Builder builder = new Builder(otherName);
        builder.generation = generation;
        builder.features.addAll(features);
        builder.paging = paging;
        builder.dateStyle = dateStyle;
        builder.fromRequired = fromRequired;
        builder.likeEscapes = likeEscapes;
        builder.joinsEnclosed = joinsEnclosed;
        builder.wholeKeys = wholeKeys;
        builder.explicitTypes = explicitTypes;
        builder.lengthsChecked = lengthsChecked;
        builder.explain = explain;
        builder.rowLock = rowLock;
        builder.typeNames = typeNames;
        builder.ddlForms = ddlForms;
        builder.writers.putAll(writers);
        builder.schema = schema;
        builder.withoutSchema = withoutSchema;
        return builder;
    }

    /**
     * This dialect for one schema: it writes each name of a table, view or sequence that has no schema of its own with
     * this one. The same dialect for the same name, up to {@value #MOST_SCHEMAS} names, since statements keep their
     * text for a dialect.
     */
    public Dialect inSchema(String ofNames) {
        if (withoutSchema != null) {
            return withoutSchema.inSchema(ofNames);
        }
        Dialect known = inSchemas.get(ofNames);
        if (known != null) {
            return known;
        }
        if (inSchemas.size() >= MOST_SCHEMAS) {
            inSchemas.clear();
        }
        return inSchemas.computeIfAbsent(ofNames, given -> {
            Builder builder = toBuilder(name);
            builder.schema = given;
            builder.withoutSchema = this;
            return builder.build();
        });
    }

    /** The schema of names without one; null if they are left to the connection. */
    @Nullable
    String schema() {
        return schema;
    }

    /** The name of the dialect, for messages. */
    public String name() {
        return name;
    }

    /** The server generation of the dialect, such as {@code "2.7"}; an empty text where there is only one. */
    public String generation() {
        return generation;
    }

    /** Whether the dialect has the feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /**
     * The text of a query.
     *
     * @param longestParameter length of the longest value of a parameter that exceeds its limit in
     *     {@link SqlText#limits()}; 0 if no value does
     */
    public SqlText render(QueryNode query, int longestParameter) {
        SqlWriter out = spareWriters.take();
        try {
            out.longestParameter(longestParameter);
            out.queries().render(query);
            return out.finish();
        } finally {
            spareWriters.giveBack(out);
        }
    }

    /** The text of a change, like {@link #render(QueryNode, int)}. */
    public SqlText render(ChangeNode change, int longestParameter) {
        SqlWriter out = spareWriters.take();
        try {
            out.longestParameter(longestParameter);
            out.changes().render(change);
            return out.finish();
        } finally {
            spareWriters.giveBack(out);
        }
    }

    /** The text of a statement that the user wrote, like {@link #render(QueryNode, int)}. */
    public SqlText render(PlainSql sql, int longestParameter) {
        SqlWriter out = spareWriters.take();
        try {
            out.longestParameter(longestParameter);
            out.anySource();
            out.expressions().render(sql);
            return out.finish();
        } finally {
            spareWriters.giveBack(out);
        }
    }

    /**
     * The text of a DDL statement, with its values written as literals.
     *
     * @throws UnsupportedSqlException if the dialect has no exact form of the statement
     */
    public String render(DdlNode ddl) {
        return render(ddl, ExistenceTest.WHERE_AVAILABLE).sql();
    }

    /** The text of a DDL statement like {@link #render(DdlNode)}, with or without IF EXISTS and IF NOT EXISTS. */
    public SqlText render(DdlNode ddl, ExistenceTest existence) {
        SqlWriter out = SqlWriter.inline(this);
        ddl.accept(new DdlRenderer(out, existence));
        return out.finish();
    }

    /** The text of a DDL statement for people, like {@link #describe(QueryNode)}. */
    public String describe(DdlNode ddl, ExistenceTest existence) {
        SqlWriter out = new SqlWriter(this, true);
        ddl.accept(new DdlRenderer(out, existence));
        return out.finish().sql();
    }

    /**
     * The text of a query for people. It never throws: what this dialect does not have is shown as a comment in its
     * place.
     */
    public String describe(QueryNode query) {
        SqlWriter out = new SqlWriter(this, true);
        out.queries().render(query);
        return out.finish().sql();
    }

    /** The text of a change for people, like {@link #describe(QueryNode)}. */
    public String describe(ChangeNode change) {
        SqlWriter out = new SqlWriter(this, true);
        out.changes().render(change);
        return out.finish().sql();
    }

    /** The text of an expression for people, like {@link #describe(QueryNode)}; its columns may belong to any table. */
    public String describe(ExpressionNode expression) {
        SqlWriter out = new SqlWriter(this, true);
        out.expressions().render(expression);
        return out.finish().sql();
    }

    /**
     * The words before a statement whose plan is asked for.
     *
     * @throws UnsupportedSqlException if the database does not explain statements with placeholders
     */
    public String explain() {
        if (!has(Feature.EXPLAIN)) {
            throw new UnsupportedSqlException(Feature.EXPLAIN.label(), toString(), Feature.EXPLAIN.alternative());
        }
        return explain;
    }

    String rowLock() {
        return rowLock;
    }

    PagingStyle paging() {
        return paging;
    }

    DateStyle dateStyle() {
        return dateStyle;
    }

    boolean fromRequired() {
        return fromRequired;
    }

    boolean likeEscapes() {
        return likeEscapes;
    }

    boolean joinsEnclosed() {
        return joinsEnclosed;
    }

    boolean explicitTypes() {
        return explicitTypes;
    }

    /** Whether LeanQ refuses values that are longer than the column they are written to. */
    public boolean checksLengths() {
        return lengthsChecked;
    }

    boolean wholeKeys() {
        return wholeKeys;
    }

    TypeNames typeNames() {
        return typeNames;
    }

    DdlForms ddlForms() {
        return ddlForms;
    }

    <N extends VendorNode> @Nullable VendorWriter<N> writerFor(N node) {
        @SuppressWarnings("unchecked") // Builder.vendor registers each class with a writer for it
        VendorWriter<N> writer = (VendorWriter<N>) writers.get(node.getClass());
        return writer;
    }

    @Override
    public String toString() {
        return generation.isEmpty() ? name : name + " " + generation;
    }

    /** Collects the settings of a dialect. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private String generation = "";
        private @Nullable String schema;
        private @Nullable Dialect withoutSchema;
        private final Set<Feature> features = EnumSet.noneOf(Feature.class);
        private PagingStyle paging = PagingStyle.LIMIT_OFFSET;
        private DateStyle dateStyle = DateStyle.CALCITE;
        private boolean fromRequired;
        private boolean likeEscapes;
        private boolean joinsEnclosed;
        private boolean wholeKeys;
        private boolean explicitTypes;
        private boolean lengthsChecked = true;
        private String explain = "EXPLAIN PLAN FOR ";
        private String rowLock = "FOR UPDATE";
        private TypeNames typeNames = TypeNames.STANDARD;
        private DdlForms ddlForms = DdlForms.STANDARD;
        private final Map<Class<? extends VendorNode>, VendorWriter<?>> writers = new HashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder generation(String generation) {
            this.generation = generation;
            return this;
        }

        /** Removes features of the dialect that this builder started with. */
        public Builder without(Feature... lacking) {
            features.removeAll(List.of(lacking));
            return this;
        }

        public Builder features(Feature... features) {
            this.features.addAll(Set.of(features));
            return this;
        }

        /** The words before a statement whose plan is asked for, with a blank at the end. */
        public Builder explain(String words) {
            explain = words;
            return this;
        }

        /** The words at the end of a select that locks its rows, for a dialect with {@link Feature#FOR_UPDATE}. */
        public Builder rowLock(String words) {
            rowLock = words;
            return this;
        }

        public Builder paging(PagingStyle paging) {
            this.paging = paging;
            return this;
        }

        /** How computations with dates and times are spelled, unless otherwise said as in Calcite. */
        public Builder dateStyle(DateStyle dateStyle) {
            this.dateStyle = dateStyle;
            return this;
        }

        /** Requires a FROM in every select: one without a source gets a source of one row. */
        public Builder fromRequired() {
            fromRequired = true;
            return this;
        }

        /**
         * Writes {@code ESCAPE ''} where a LIKE has no escape character, for engines that assume one otherwise, and
         * casts the operand of a written pattern without wildcards, for engines that take such a LIKE for {@code =}.
         */
        public Builder likeEscapes() {
            likeEscapes = true;
            return this;
        }

        /**
         * Writes a CAST around computed values such as a sum of DOUBLE, a quotient or a remainder, and around
         * placeholders in arithmetic. For engines that give such values other types than Calcite does, and infer no
         * type for such placeholders.
         */
        public Builder explicitTypes() {
            explicitTypes = true;
            return this;
        }

        /** Sends text and bytes that are longer than their column, for servers that do not enforce lengths. */
        public Builder uncheckedLengths() {
            lengthsChecked = false;
            return this;
        }

        /**
         * Puts a later operand of a combination in parentheses if it joins. For parsers that take a derived table with
         * two opening parentheses for joined tables if a JOIN follows at that depth.
         */
        public Builder joinsEnclosed() {
            joinsEnclosed = true;
            return this;
        }

        /**
         * Writes {@code ANY_VALUE(key)} for a computed grouping key inside a larger expression, for engines that
         * recognize such a key only where it stands alone.
         */
        public Builder wholeKeys() {
            wholeKeys = true;
            return this;
        }

        public Builder typeNames(TypeNames typeNames) {
            this.typeNames = typeNames;
            return this;
        }

        public Builder ddlForms(DdlForms ddlForms) {
            this.ddlForms = ddlForms;
            return this;
        }

        /** Registers the writer of a vendor node: for exactly this class, not for its subclasses. */
        public <N extends VendorNode> Builder vendor(Class<N> node, VendorWriter<? super N> writer) {
            writers.put(node, writer);
            return this;
        }

        public Dialect build() {
            return new Dialect(this);
        }
    }
}
