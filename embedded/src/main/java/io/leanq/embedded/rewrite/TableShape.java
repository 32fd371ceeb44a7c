package io.leanq.embedded.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What replacing whole rows of a table needs to know about it: all names exactly as stored, columns in table order. */
public record TableShape(String schema, String name, List<Column> columns, List<String> key) {

    /** The comment of a view that stands for an online aggregate. */
    public static final String ONLINE_AGGREGATE = "ONLINE AGGREGATE";

    /** @param computed true for a column whose value is always computed and cannot be given */
    public record Column(String name, boolean computed) {}

    /** Finds tables as a statement names them: in any case, without a schema in the session's own. */
    public interface Lookup {
        /** The shape of the table, null when there is none that this session sees. */
        @Nullable
        TableShape find(@Nullable String schema, String table);

        /** True when the table has a constraint of this name, in any case, that is no foreign key. */
        boolean hasOtherConstraint(@Nullable String schema, String table, String constraint);

        /** True when the name is an online aggregate's. */
        boolean isOnlineAggregate(@Nullable String schema, String name);

        /**
         * The name as stored of what a statement would create, null when there is none of this name in any case.
         *
         * @param kind TABLE, VIEW, INDEX or SEQUENCE
         */
        @Nullable
        String storedName(String kind, @Nullable String schema, String name);

        /** The schema's name as stored, null when there is none of this name in any case. */
        @Nullable
        String storedSchema(String name);
    }
}
