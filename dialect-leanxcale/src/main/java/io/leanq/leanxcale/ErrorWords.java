package io.leanq.leanxcale;

import io.leanq.ConstraintViolation;
import io.leanq.driver.FailureWords;
import io.leanq.driver.SqlStateMeaning;
import java.util.Map;

/**
 * LeanQ's words for a failure, by its SQLSTATE. The server's own text, which may quote values, is not part of them;
 * they only say where that text is found.
 */
public final class ErrorWords {
    private static final String GENERAL = "the server refused the request";

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry(
                    "08004",
                    "the server refuses the connection: it has as many as it takes, or wants TLS (secure=true) or"
                            + " another transport"),
            Map.entry("08001", "the server does not know this connection any more"),
            Map.entry("08003", "the server does not know this connection any more"),
            Map.entry("08P01", "the server could not read a message"),
            Map.entry("21000", "a query of one value, or a row of a merge, has several rows"),
            Map.entry("22003", "a number is out of range"),
            Map.entry("22012", "division by zero"),
            Map.entry("2BP01", "other objects depend on it"),
            Map.entry("3D000", "there is no such database"),
            Map.entry("3F000", "there is no such schema"),
            Map.entry("40003", "the server does not know whether the statement was completed"),
            Map.entry("42000", "the server does not understand the statement, or a name in it"),
            Map.entry("42501", "this user has no right to do that"),
            Map.entry("42601", "the server does not understand the statement: it is not its syntax"),
            Map.entry("42703", "there is no such column"),
            Map.entry("42704", "there is no such sequence, type or other object"),
            Map.entry("42803", "a column is neither grouped nor aggregated"),
            Map.entry("42P01", "there is no such table"),
            Map.entry("42S02", "there is no such table"),
            Map.entry("42S22", "there is no such column"),
            Map.entry("57014", "the statement was cancelled or took too long"),
            Map.entry("HYT00", "the server ended the statement by a time limit of its own"),
            Map.entry("HYT01", "the server waited in vain"));

    private static final Map<String, String> BY_CLASS = Map.of(
            "08", "the server lost a connection it needs",
            "0A", "the server does not support this",
            "22", "a value does not fit",
            "28", "the server refused the user or the password",
            "40", "the transaction conflicts with another one and is lost: roll back and repeat it",
            "42", "the server does not understand the statement, or a name in it",
            "57", "the server stopped the statement");

    /** The same words, for core, which makes the exceptions. */
    static final FailureWords WORDS = new FailureWords() {
        @Override
        public String of(SqlStateMeaning meaning, String sqlState) {
            return ErrorWords.of(sqlState);
        }

        @Override
        public String ofViolation(ConstraintViolation.Kind kind) {
            return pointed(violated(kind));
        }
    };

    private ErrorWords() {}

    /**
     * The words for the SQLSTATE, else for its class; words that say only that the server refused if neither is known.
     */
    public static String of(String state) {
        String words = BY_STATE.get(state);
        return pointed(words == null ? BY_CLASS.getOrDefault(state.substring(0, 2), GENERAL) : words);
    }

    /** Adds where the server's own text is found. */
    public static String pointed(String words) {
        return words + "; the server's own words are in serverMessage()";
    }

    private static String violated(ConstraintViolation.Kind kind) {
        return switch (kind) {
            case UNIQUE -> "a row with this key is there already";
            case FOREIGN_KEY -> "a foreign key points to no row, or a row is still pointed to";
            case NOT_NULL -> "a column that must have a value got none";
            case CHECK -> "a check constraint does not hold";
            case OTHER -> "a constraint does not hold";
        };
    }
}
