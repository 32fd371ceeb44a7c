package io.leanq.codegen.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.leanq.catalog.Facet;
import io.leanq.tree.ColumnFilling;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a snapshot file, part by part. Empty lists and absent values are not written.
 *
 * @param version the version of the file's form
 * @param notTold what the catalog could not report
 * @param outside tables that foreign keys refer to, but that are not part of the schema
 */
record SnapshotFile(
        @JsonProperty(VERSION_FIELD) int version,
        List<Untold> notTold,
        List<Counter> sequences,
        List<TablePart> tables,
        List<TablePart> outside,
        List<TablePart> views) {
    static final String VERSION_FIELD = "leanqSnapshot";

    /** The version of the form that this version of LeanQ writes, and the only one that it reads. */
    static final int VERSION = 1;

    SnapshotFile {
        notTold = orEmpty(notTold);
        sequences = orEmpty(sequences);
        tables = orEmpty(tables);
        outside = orEmpty(outside);
        views = orEmpty(views);
    }

    private static <X> List<X> orEmpty(@Nullable List<X> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <X> X required(@Nullable X value, String field) {
        return Objects.requireNonNull(value, field);
    }

    /** @param column the column, if it is one that is left out */
    record Untold(
            String object,
            Facet facet,
            String words,
            @Nullable LeftOut column) {
        Untold {
            required(object, "object");
            required(facet, "facet");
            required(words, "words");
        }
    }

    /**
     * A column that no class can have.
     *
     * @param object the table, or the view if {@code ofView}
     * @param typeName the name of its type in the catalog
     * @param type the type in SQL's spelling, as far as known
     */
    record LeftOut(
            @Nullable String schema,
            String object,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean ofView,
            String name,
            String typeName,
            @Nullable String type,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean notNull,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean filled) {
        LeftOut {
            required(object, "object");
            required(name, "name");
            required(typeName, "typeName");
        }
    }

    /** A sequence. An absent number is 1. */
    record Counter(
            @Nullable String schema,
            String name,
            @Nullable Long startWith,
            @Nullable Long incrementBy) {
        Counter {
            required(name, "name");
        }
    }

    /** A table or view. */
    record TablePart(
            @Nullable String schema,
            String name,
            @Nullable String comment,
            List<ColumnPart> columns,
            List<String> primaryKey,
            List<KeyPart> foreignKeys,
            List<UniquePart> uniques,
            List<IndexPart> indexes) {
        TablePart {
            required(name, "name");
            columns = orEmpty(columns);
            primaryKey = orEmpty(primaryKey);
            foreignKeys = orEmpty(foreignKeys);
            uniques = orEmpty(uniques);
            indexes = orEmpty(indexes);
        }
    }

    /**
     * @param type the type in SQL's spelling
     * @param defaultValue the text of the value, or an array of texts
     */
    record ColumnPart(
            String name,
            String type,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean notNull,

            @JsonProperty("default") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode defaultValue,

            ColumnFilling.@Nullable Clock clock,
            @Nullable Counting identity,
            @Nullable Counter next,
            @Nullable String comment) {
        ColumnPart {
            required(name, "name");
            required(type, "type");
        }
    }

    record Counting(
            @JsonProperty(required = true) long startWith,
            @JsonProperty(required = true) long incrementBy) {}

    record KeyPart(
            String name, List<String> columns, @Nullable String schema, String table, List<String> target) {
        KeyPart {
            required(name, "name");
            required(table, "table");
            columns = orEmpty(columns);
            target = orEmpty(target);
        }
    }

    record UniquePart(String name, List<String> columns) {
        UniquePart {
            required(name, "name");
            columns = orEmpty(columns);
        }
    }

    record IndexPart(
            String name,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unique,
            List<String> columns) {
        IndexPart {
            required(name, "name");
            columns = orEmpty(columns);
        }
    }
}
