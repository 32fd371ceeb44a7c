package io.leanq.embedded.json;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * JSON_VALUE, JSON_QUERY, JSON_EXISTS and IS JSON as functions of H2, which has none of them. Views, conditions of
 * tables and data directories name the schema, the aliases and the Java methods: none of these changes its name or
 * parameters, nor a word in {@code clauses} its meaning. Of a document that is NULL, all are NULL.
 */
public final class JsonFunctions {
    /** The schema of the aliases. No name of a user's statement begins so. */
    public static final String SCHEMA = "LEANQ$JSON";

    private JsonFunctions() {}

    /** Creates the schema and the aliases where they do not exist. */
    public static void create(Statement root) throws SQLException {
        root.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        for (String alias : List.of("VALUE_OF value", "QUERY_OF query", "IS_FOUND exists", "IS_OF_KIND is")) {
            String[] names = alias.split(" ");
            root.execute("CREATE ALIAS IF NOT EXISTS " + SCHEMA + "." + names[0] + " DETERMINISTIC FOR '"
                    + JsonFunctions.class.getName() + "." + names[1] + "'");
        }
    }

    /**
     * {@code JSON_VALUE}: a scalar as text.
     *
     * @param clauses the type of the scalar, VARCHAR for any; what stands for nothing found; what stands for an error:
     *     NULL, ERROR, or FIRST or SECOND for the value
     */
    public static @Nullable String value(Value document, Value path, String clauses, Value first, Value second)
            throws JsonFailure {
        String text = text(document);
        if (text == null) {
            return null;
        }
        String[] words = clauses.split(" ");
        JsonLookup found = JsonLookup.of(text, text(path));
        JsonFailure failure = found.failure();
        if (failure == null && !found.isScalar() && !found.lax()) {
            failure = new JsonFailure("The strict JSON path leads to an object or array, and not to a scalar", "2203F");
        }
        Object item = found.item();
        if (failure == null && item != null && found.isScalar()) {
            return ScalarType.valueOf(words[0]).text(item);
        }
        return switch (failure == null ? words[1] : words[2]) {
            case "ERROR" -> throw failure == null ? JsonFailure.nothingFound() : failure;
            case "FIRST" -> ScalarType.valueOf(words[0]).text(first);
            case "SECOND" -> ScalarType.valueOf(words[0]).text(second);
            default -> null;
        };
    }

    /**
     * {@code JSON_QUERY}: an object or array as text.
     *
     * @param clauses the wrapper: WITHOUT, WITH or CONDITIONAL; what stands for nothing found; what stands for an error:
     *     NULL, ERROR, ARRAY or OBJECT
     */
    public static @Nullable String query(Value document, Value path, String clauses) throws JsonFailure {
        String text = text(document);
        if (text == null) {
            return null;
        }
        String[] words = clauses.split(" ");
        JsonLookup found = JsonLookup.of(text, text(path));
        JsonFailure failure = found.failure();
        Object item = found.item();
        if (item != null && (words[0].equals("WITH") || words[0].equals("CONDITIONAL") && !(item instanceof List))) {
            item = List.of(item);
        }
        boolean scalar = !(item instanceof Map) && !(item instanceof List);
        if (failure == null && item != null && scalar && !found.lax()) {
            failure = new JsonFailure("The strict JSON path leads to a scalar, and not to an object or array", "2203C");
        }
        if (failure == null && item != null && !scalar) {
            try {
                return JsonText.write(item);
            } catch (IOException e) {
                failure = JsonFailure.tooLong("What is found has too many levels");
            }
        }
        return switch (failure == null ? words[1] : words[2]) {
            case "ERROR" -> throw failure == null ? JsonFailure.nothingFound() : failure;
            case "ARRAY" -> "[]";
            case "OBJECT" -> "{}";
            default -> null;
        };
    }

    /**
     * {@code JSON_EXISTS}.
     *
     * @param onError TRUE, FALSE, UNKNOWN or ERROR
     */
    public static @Nullable Boolean exists(Value document, Value path, String onError) throws JsonFailure {
        String text = text(document);
        if (text == null) {
            return null;
        }
        JsonLookup found = JsonLookup.of(text, text(path));
        if (found.failure() == null) {
            return found.item() != null;
        }
        return switch (onError) {
            case "ERROR" -> throw found.failure();
            case "UNKNOWN" -> null;
            default -> onError.equals("TRUE");
        };
    }

    /**
     * {@code IS JSON}.
     *
     * @param kind VALUE, OBJECT, ARRAY or SCALAR
     */
    public static @Nullable Boolean is(Value text, String kind) throws JsonFailure {
        String json = text.getString();
        if (json == null) {
            return null;
        }
        try {
            Object value = RecentDocument.tree(json);
            return switch (kind) {
                case "OBJECT" -> value instanceof Map;
                case "ARRAY" -> value instanceof List;
                case "SCALAR" -> !(value instanceof Map) && !(value instanceof List);
                default -> true;
            };
        } catch (IOException e) {
            return false;
        }
    }

    /** A document or path; null for NULL. */
    private static @Nullable String text(Value value) throws JsonFailure {
        return switch (value.getValueType()) {
            case Value.NULL -> null;
            case Value.CHAR, Value.VARCHAR, Value.VARCHAR_IGNORECASE, Value.CLOB, Value.JSON -> value.getString();
            default ->
                throw new JsonFailure("JSON and its paths are kept in text; CAST(x AS VARCHAR) makes text", "42804");
        };
    }
}
