package io.leanq.leanxcale;

import io.leanq.ConstraintViolation.Kind;
import io.leanq.SqlException;
import io.leanq.driver.ReportedFailure;
import io.leanq.driver.RequestKind;
import io.leanq.driver.SqlStateMeaning;
import io.leanq.wire.response.ErrorResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Classifies errors by SQLSTATE, whose meanings are in core's {@link SqlStateMeaning}. Where the server lost the
 * SQLSTATE, as Avatica's own server always does, this class finds it by the Java class names of the server's
 * exceptions. Conflicts and refused log-ins of LeanXcale, whose SQLSTATEs are not known for certain, are also found by
 * words of the message.
 */
public final class StandardErrors implements ErrorClassifier {
    private static final String GENERAL = "HY000";

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
        RequestKind request = error.duringLogIn() ? RequestKind.LOG_IN : RequestKind.STATEMENT;
        return new ReportedFailure(state, error.code(), text, constraint(state, text), constraintText(error))
                .exception(SqlStateMeaning.of(state), request, ErrorWords.WORDS);
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
     * The SQLSTATE for the class name in a line, which stands before the first colon, or before "->" and another colon
     * where the server chains exceptions; empty if none is known. A failed batch has one class name for all its
     * reasons, so violated constraints in it are found by words, which stand before the first name or value.
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

    /**
     * The text with the names of the violated constraint: the server's main text, or that of the failure that caused
     * it.
     */
    private static String constraintText(ServerError error) {
        String text = error.message();
        if (text.startsWith("Unique index") || text.startsWith("Foreign key")) {
            return text;
        }
        for (String exception : error.exceptions()) {
            String line = firstLine(exception);
            if (line.contains("IntegrityConstraintViolation")) {
                return line;
            }
        }
        return text;
    }

    /** The kind of constraint by the SQLSTATE; by the words that servers use if the SQLSTATE is the general one. */
    private static Kind constraint(String state, String message) {
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
