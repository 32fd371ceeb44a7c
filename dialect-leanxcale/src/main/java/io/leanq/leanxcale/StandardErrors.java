package io.leanq.leanxcale;

import io.leanq.AuthenticationFailed;
import io.leanq.CallCancelled;
import io.leanq.ConnectionLost;
import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import io.leanq.SqlException;
import io.leanq.ValueTooLong;
import io.leanq.WriteConflict;
import io.leanq.driver.ErrorText;
import io.leanq.wire.response.ErrorResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Classifies by SQLSTATE. Where the server lost it (Avatica's own server always does), by the Java class names in its exceptions; LeanXcale's conflicts
 * and refused log-ins, whose states are not known for certain, also by words.
 */
public final class StandardErrors implements ErrorClassifier {
    private static final String GENERAL = "HY000";
    /** Of class 42 though the server understood the statement. */
    private static final String NO_RIGHT = "42501";

    /** SQLSTATEs that JDBC's own exception classes stand for. */
    private static final Map<String, String> STATES_BY_CLASS = Map.ofEntries(
            Map.entry("SQLIntegrityConstraintViolationException", "23000"),
            Map.entry("SQLSyntaxErrorException", "42000"),
            Map.entry("SqlParseException", "42000"),
            Map.entry("CalciteContextException", "42000"),
            Map.entry("SQLInvalidAuthorizationSpecException", "28000"),
            Map.entry("SQLTransactionRollbackException", "40001"),
            Map.entry("SQLTimeoutException", "57014"),
            Map.entry("SQLDataException", "22000"),
            Map.entry("SQLFeatureNotSupportedException", "0A000"),
            Map.entry("NoSuchConnectionException", "08003"));

    private static final String BATCH_FAILURE = "BatchUpdateException:";

    private static final List<String> CONFLICT_WORDS = List.of("Conflict", "Transaction aborted", "LTMException");
    private static final List<String> LOG_IN_WORDS =
            List.of("authenticat", "authoriz", "password", "credential", "log in", "login", "user");

    @Override
    public SqlException classify(ServerError error) {
        String state = state(error);
        String text = error.message();
        int code = error.code();
        String words = ErrorWords.of(state);
        return switch (state.substring(0, 2)) {
            case "08" -> lost(state, code, text);
            case "22" ->
                state.equals("22001")
                        ? new ValueTooLong(ErrorText.columnTooShort(text), state, code, text)
                        : new SqlException(words, state, code, text, null);
            case "23" -> {
                Kind kind = kind(state, text);
                yield ErrorText.violation(kind, describe(kind), state, code, text, innermost(error));
            }
            case "28" -> new AuthenticationFailed(words, state, code, text, null);
            case "40" ->
                switch (state) {
                    case "40002" -> new ConstraintViolation(Kind.OTHER, describe(Kind.OTHER), state, code, text, null);
                    case "40003" ->
                        new ConnectionLost(
                                "the server does not know whether the statement was completed",
                                ConnectionLost.Outcome.MAY_HAVE_RUN,
                                null);
                    default -> new WriteConflict(words, state, code, text, null);
                };
            case "42" ->
                state.equals(NO_RIGHT)
                        ? new SqlException(words, state, code, text, null)
                        : ErrorText.notUnderstood(words, words, state, code, text);
            case "57" ->
                state.equals("57014")
                        ? new CallCancelled(words, ConnectionLost.Outcome.NOT_RUN, state, code, text)
                        : new SqlException(words, state, code, text, null);
            default -> new SqlException(words, state, code, text, null);
        };
    }

    /** States that say that there was no connection to run anything on; the others leave it open. */
    private static ConnectionLost lost(String state, int code, String text) {
        boolean notRun = List.of("08001", "08003", "08004").contains(state);
        return new ConnectionLost(
                ErrorWords.pointed(
                        switch (state) {
                            case "08004" ->
                                "the server refuses the connection: it has as many as it takes, or wants TLS"
                                        + " (secure=true) or another transport";
                            case "08001", "08003" -> "the server does not know this connection any more";
                            case "08P01" -> "the server could not read a message";
                            default -> "the server lost a connection it needs";
                        }),
                notRun ? ConnectionLost.Outcome.NOT_RUN : ConnectionLost.Outcome.MAY_HAVE_RUN,
                state,
                code,
                text,
                null);
    }

    private static String state(ServerError error) {
        if (error.code() == ErrorResponse.MISSING_CONNECTION) {
            return "08003";
        }
        String state = error.sqlState();
        boolean told = state.matches("[0-9A-Z]{5}") && !state.startsWith("00") && !state.equals(GENERAL);
        if (told) {
            return state;
        }
        if (error.code() == ErrorResponse.UNAUTHORIZED) {
            return "28000";
        }
        for (String exception : error.exceptions()) {
            String guess = byClassName(firstLine(exception));
            if (!guess.isEmpty()) {
                return guess;
            }
        }
        String guess = byClassName(firstLine(error.message()));
        if (!guess.isEmpty()) {
            return guess;
        }
        if (error.duringLogIn() && contains(error.message().toLowerCase(Locale.ROOT), LOG_IN_WORDS)) {
            return "28000";
        }
        return state.equals(GENERAL) ? GENERAL : SqlException.NO_STATE;
    }

    /**
     * Class names stand before the first colon, or before "->" and another colon where the server chains them. A failed batch has one class for every
     * reason; constraints are told by their words, which stand before the first name or value.
     */
    private static String byClassName(String line) {
        for (Map.Entry<String, String> entry : STATES_BY_CLASS.entrySet()) {
            if (line.contains(entry.getKey() + ":") || line.endsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        int batch = line.indexOf(BATCH_FAILURE);
        if (batch >= 0 && kindByWords(untilQuoted(line.substring(batch))) != Kind.OTHER) {
            return "23000";
        }
        return contains(line, CONFLICT_WORDS) ? "40001" : "";
    }

    /** The first line of the failure that the server passes on, where it has one; else its main text. */
    private static String innermost(ServerError error) {
        return error.exceptions().stream()
                .map(StandardErrors::firstLine)
                .filter(line -> line.contains("IntegrityConstraintViolation"))
                .findFirst()
                .filter(line -> !error.message().startsWith("Unique index")
                        && !error.message().startsWith("Foreign key"))
                .orElse(error.message());
    }

    /** By the state; where that is the general one, by the words that servers use. */
    private static Kind kind(String state, String message) {
        Kind kind = Kind.ofState(state);
        return kind == Kind.OTHER ? kindByWords(firstLine(message).toLowerCase(Locale.ROOT)) : kind;
    }

    private static Kind kindByWords(String line) {
        if (contains(line, List.of("unique", "duplicate", "primary key"))) {
            return Kind.UNIQUE;
        }
        if (contains(line, List.of("referential", "foreign key"))) {
            return Kind.FOREIGN_KEY;
        }
        if (contains(line, List.of("null not allowed", "not null", "not nullable"))) {
            return Kind.NOT_NULL;
        }
        return line.contains("check constraint") ? Kind.CHECK : Kind.OTHER;
    }

    private static String describe(Kind kind) {
        return ErrorWords.pointed(
                switch (kind) {
                    case UNIQUE -> "a row with this key is there already";
                    case FOREIGN_KEY -> "a foreign key points to no row, or a row is still pointed to";
                    case NOT_NULL -> "a column that must have a value got none";
                    case CHECK -> "a check constraint does not hold";
                    case OTHER -> "a constraint does not hold";
                });
    }

    private static String untilQuoted(String text) {
        int quote = text.indexOf('"');
        return (quote < 0 ? text : text.substring(0, quote)).toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean contains(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }
}
