package io.leanq.driver;

/**
 * What a SQLSTATE means: the one table for all drivers, by the states of the standard, ODBC and PostgreSQL. A
 * database's own numbers and words are its driver's affair. {@link ReportedFailure} makes the exceptions.
 */
public enum SqlStateMeaning {
    /** 08001, 08003, 08004: there was no connection on which anything could run. */
    NO_CONNECTION,
    /** All others of class 08. */
    CONNECTION_LOST,
    /** 22001. */
    VALUE_TOO_LONG,
    /** Class 23, and 40002. */
    CONSTRAINT_VIOLATED,
    /** Class 28. */
    LOG_IN_REFUSED,
    /** Class 40: another transaction was in the way, and this one is lost. */
    CONFLICT,
    /** 40003: the database does not know whether the statement was completed. */
    COMPLETION_UNKNOWN,
    /** 42501. */
    NO_RIGHT,
    /**
     * Of class 42, where state or words tell that a name is not there. {@link #of} does not read words and never
     * answers this.
     */
    UNKNOWN_NAME,
    /** All others of class 42. */
    NOT_UNDERSTOOD,
    /** 57014: the database ended the statement because somebody cancelled it or it took too long. */
    STOPPED,
    /** HYT00: the database ended the statement by a time limit of its own. */
    TIMED_OUT,
    /** HYT01: a driver waited in vain for the database. */
    NOT_ANSWERED,
    /** Any other refusal. */
    OTHER;

    /** @param sqlState five characters */
    public static SqlStateMeaning of(String sqlState) {
        return switch (sqlState) {
            case "08001", "08003", "08004" -> NO_CONNECTION;
            case "22001" -> VALUE_TOO_LONG;
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
     * What became of a request that was answered with this; {@code UNANSWERED} where the database says nothing of that.
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
