package io.leanq.embedded.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, as far as the rewriter needs it to replace whole rows. Names are exactly as stored, columns in table order.
 */
public record TableShape(String schema, String name, List<Column> columns, List<String> key) {

    /** The comment of a view that stands for an online aggregate. */
    public static final String ONLINE_AGGREGATE = "ONLINE AGGREGATE";

    /** @param computed true for a column whose value is always computed and cannot be given */
    public record Column(String name, boolean computed) {}

    /** Finds tables by the names in a statement: in any case, and without a schema in the session's current one. */
    public interface Lookup {
        /** The shape of the table; null if the session sees no such table. */
        @Nullable
        TableShape find(@Nullable String schema, String table);

        /** True if the table has a constraint of this name, in any case, that is no foreign key. */
        boolean hasOtherConstraint(@Nullable String schema, String table, String constraint);

        /** True if the schema has a unique constraint of this name, in any case. */
        boolean hasUniqueConstraint(@Nullable String schema, String constraint);

        /** True if a view reads the table, and a constraint or an index is on the column. */
        boolean isBoundByView(@Nullable String schema, String table, String column);

        /** True if the name is that of an online aggregate. */
        boolean isOnlineAggregate(@Nullable String schema, String name);

        /**
         * The stored name of an object that a statement would create; null if no object has the name in any case.
         *
         * @param kind TABLE, VIEW, INDEX or SEQUENCE
         */
        @Nullable
        String storedName(String kind, @Nullable String schema, String name);

        /** The stored name of the schema; null if no schema has the name in any case. */
        @Nullable
        String storedSchema(String name);
    }
}
