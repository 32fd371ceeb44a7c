package io.leanq.embedded.error;

/**
 * A failure as a client receives it.
 *
 * @param sqlState five characters
 * @param message one line, without row values, passwords or stack
 * @param code the vendor code on the wire: -1 unless the protocol gives a number a meaning
 */
public record ReportedError(String sqlState, String message, int code) {
    private static final int NO_CODE = -1;
    private static final int MISSING_CONNECTION = 1;
    private static final int UNAUTHORIZED = 2;

    public static ReportedError of(String sqlState, String message) {
        return new ReportedError(sqlState, message, NO_CODE);
    }

    /** No open connection has this id. Clients recognise code 1 or the name of the exception. */
    public static ReportedError noSuchConnection() {
        return new ReportedError("08003", "No connection of this id is open here", MISSING_CONNECTION);
    }

    public static ReportedError wrongLogin() {
        return new ReportedError("28000", "Wrong user name or password", UNAUTHORIZED);
    }

    /** The error of the later writer of a row. Clients look for the word Conflict. */
    public static ReportedError conflict() {
        return of("40001", "Conflict: another transaction changed the same row; roll back and repeat the transaction");
    }

    /** The error of a MERGE that would change a row twice, which repeating cannot mend. */
    public static ReportedError severalPartners() {
        return of("21000", "MERGE: several rows of the source belong to one row of the target");
    }

    /** The line of the exception list: a JDBC class name that fits the state, and the message. */
    public String exceptionLine() {
        return exceptionClass() + ": " + message;
    }

    private String exceptionClass() {
        if (code == MISSING_CONNECTION) {
            return "org.apache.calcite.avatica.NoSuchConnectionException";
        }
        return "java.sql."
                + switch (sqlState.substring(0, 2)) {
                    case "08" -> "SQLNonTransientConnectionException";
                    case "0A" -> "SQLFeatureNotSupportedException";
                    case "21", "42" -> "SQLSyntaxErrorException";
                    case "22" -> "SQLDataException";
                    case "23" -> "SQLIntegrityConstraintViolationException";
                    case "28" -> "SQLInvalidAuthorizationSpecException";
                    case "40" -> "SQLTransactionRollbackException";
                    case "57" -> "SQLTimeoutException";
                    default -> "SQLException";
                };
    }
}
