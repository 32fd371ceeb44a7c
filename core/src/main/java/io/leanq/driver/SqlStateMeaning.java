package io.leanq.driver;

/**
 * What a SQLSTATE means: one table for all drivers, of the states of the standard, ODBC and PostgreSQL. Drivers
 * themselves interpret a database's own error numbers and texts. {@link ReportedFailure} makes the exceptions.
 */
public enum SqlStateMeaning {
    /** 08001, 08003, 08004: there was no connection on which a request could run. */
    NO_CONNECTION,
    /** All other states of class 08. */
    CONNECTION_LOST,
    /** 22001. */
    VALUE_TOO_LONG,
    /** Class 23, and 40002. */
    CONSTRAINT_VIOLATED,
    /** Class 28. */
    LOG_IN_REFUSED,
    /** Class 40: another transaction was first, and this one is lost. */
    CONFLICT,
    /** 40003: the database does not know whether the statement was completed. */
    COMPLETION_UNKNOWN,
    /** 42501. */
    NO_RIGHT,
    /**
     * 3F000, an unknown schema; and states of class 42 with an unknown name, which a driver finds out from the state or
     * the text and {@link #of} does not return.
     */
    UNKNOWN_NAME,
    /** All other states of class 42. */
    NOT_UNDERSTOOD,
    /** 57014: the database ended the statement, which was cancelled or took too long. */
    STOPPED,
    /** HYT00: the database ended the statement by a time limit of its own. */
    TIMED_OUT,
    /** HYT01: a driver waited for the database, and no answer came. */
    NOT_ANSWERED,
    /** Any other refusal. */
    OTHER;

    /** @param sqlState five characters */
    public static SqlStateMeaning of(String sqlState) {
        return switch (sqlState) {
            case "08001", "08003", "08004" -> NO_CONNECTION;
            case "22001" -> VALUE_TOO_LONG;
            case "3F000" -> UNKNOWN_NAME;
            case "40002" -> CONSTRAINT_VIOLATED;
            case "40003" -> COMPLETION_UNKNOWN;
            case "42501" -> NO_RIGHT;
            case "57014" -> STOPPED;
            case "HYT00" -> TIMED_OUT;
            case "HYT01" -> NOT_ANSWERED;
            default -> ofClass(sqlState.substring(0, 2));
        };
    }

    private static SqlStateMeaning ofClass(String stateClass) {
        return switch (stateClass) {
            case "08" -> CONNECTION_LOST;
            case "23" -> CONSTRAINT_VIOLATED;
            case "28" -> LOG_IN_REFUSED;
            case "40" -> CONFLICT;
            case "42" -> NOT_UNDERSTOOD;
            default -> OTHER;
        };
    }

    /**
     * What happened to a request that was answered with such a state; {@code UNANSWERED} where the state does not say
     * it.
     */
    public RequestFate fate() {
        return switch (this) {
            case NO_CONNECTION -> RequestFate.NO_CONNECTION;
            case CONNECTION_LOST, COMPLETION_UNKNOWN -> RequestFate.IN_DOUBT;
            case STOPPED, TIMED_OUT -> RequestFate.ENDED;
            default -> RequestFate.UNANSWERED;
        };
    }
}
