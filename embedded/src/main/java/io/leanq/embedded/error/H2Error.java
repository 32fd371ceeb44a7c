package io.leanq.embedded.error;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table from H2's error codes to SQLSTATEs and to messages without row values. A code that is not in the table
 * becomes HY000 and the code alone: H2's text for it might hold a value.
 */
enum H2Error {
    // constraints
    UNIQUE(23505, "23505", MessageRule.UNIQUE),
    FOREIGN_KEY_PARENT_MISSING(23506, "23503", MessageRule.FOREIGN_KEY),
    FOREIGN_KEY_CHILD_EXISTS(23503, "23503", MessageRule.FOREIGN_KEY),
    NOT_NULL(23502, "23502", MessageRule.NAMES),
    NO_DEFAULT(23507, "23502", MessageRule.NAMES),
    CHECK(23513, "23514", MessageRule.CHECK),

    // values
    VALUE_TOO_LONG(22001, "22001", MessageRule.TOO_LONG),
    OUT_OF_RANGE(22003, "22003", "Numeric value out of range"),
    OUT_OF_RANGE_IN_COLUMN(22004, "22003", MessageRule.IN_COLUMN),
    INVALID_DATETIME(22007, "22007", "A text is not a valid date, time or timestamp"),
    DIVISION_BY_ZERO(22012, "22012", "Division by zero"),
    DATA_CONVERSION(
            22018,
            "22018",
            "A value can not be converted to the type it is used as; for a parameter, CAST says which type is meant"),
    LIKE_ESCAPE(22025, "22025", "Invalid escape in LIKE"),
    ARRAY_ELEMENT(22034, "2202E", "An array has no such element"),
    HEX_ODD(90003, "22018", "A hexadecimal literal has an odd number of digits"),
    HEX_WRONG(90004, "22018", "A hexadecimal literal holds a wrong digit"),
    SCALAR_SUBQUERY_ROWS(90053, "21000", MessageRule.NAMES),
    COLUMN_COUNT(21002, "21S01", MessageRule.NAMES),
    PARAMETER_COUNT(7001, "07001", "Wrong number of parameters"),
    PARAMETER_NOT_SET(90012, "07002", MessageRule.NAMES),

    // conflicts: the later writer fails, whether the earlier one is still running or has committed
    DEADLOCK(40001, "40001", MessageRule.CONFLICT),
    LOCK_TIMEOUT(50200, "40001", MessageRule.CONFLICT),
    CONCURRENT_UPDATE(90131, "40001", MessageRule.CONFLICT),

    // names and syntax
    SYNTAX(42000, "42000", MessageRule.SYNTAX),
    SYNTAX_EXPECTED(42001, "42000", MessageRule.SYNTAX),
    INVALID_NAME(42602, "42602", MessageRule.NAMES),
    NAME_TOO_LONG(42622, "42622", MessageRule.NAMES),
    TABLE_EXISTS(42101, "42S01", MessageRule.NAMES),
    TABLE_NOT_FOUND(42102, "42S02", MessageRule.NAMES),
    TABLE_NOT_FOUND_CANDIDATES(42103, "42S02", MessageRule.NAMES),
    TABLE_NOT_FOUND_EMPTY(42104, "42S02", MessageRule.NAMES),
    VIEW_NOT_FOUND(90037, "42S02", MessageRule.NAMES),
    VIEW_EXISTS(90038, "42S01", MessageRule.NAMES),
    VIEW_INVALID(90109, "42000", MessageRule.NAMES),
    INDEX_EXISTS(42111, "42S11", MessageRule.NAMES),
    INDEX_NOT_FOUND(42112, "42S12", MessageRule.NAMES),
    DUPLICATE_COLUMN(42121, "42S21", MessageRule.NAMES),
    COLUMN_NOT_FOUND(42122, "42S22", MessageRule.NAMES),
    AMBIGUOUS_COLUMN(90059, "42702", MessageRule.NAMES),
    NOT_IN_GROUP_BY(90016, "42803", MessageRule.NAMES),
    INVALID_AGGREGATE(90054, "42803", "An aggregate stands where none may stand"),
    NOT_COMPARABLE(90110, "42804", MessageRule.NAMES),
    SUBQUERY_COLUMNS(90052, "42000", MessageRule.NAMES),
    FUNCTION_NOT_FOUND(90022, "42883", MessageRule.NAMES),
    UNKNOWN_TYPE(50004, "42704", MessageRule.NAMES),
    SCHEMA_NOT_FOUND(90079, "3F000", MessageRule.NAMES),
    SEQUENCE_EXISTS(90035, "42710", MessageRule.NAMES),
    SEQUENCE_NOT_FOUND(90036, "42704", MessageRule.NAMES),
    SEQUENCE_EXHAUSTED(90006, "2200H", MessageRule.NAMES),
    SEQUENCE_ATTRIBUTES(90009, "42000", "The options of the sequence contradict each other"),
    SEQUENCE_OF_TABLE(90082, "2BP01", MessageRule.NAMES),
    CONSTRAINT_EXISTS(90045, "42710", MessageRule.NAMES),
    CONSTRAINT_NOT_FOUND(90057, "42704", MessageRule.NAMES),
    SECOND_PRIMARY_KEY(90017, "42P16", MessageRule.NAMES),
    COLUMN_MUST_NOT_BE_NULLABLE(90023, "42P16", MessageRule.NAMES),
    COLUMN_HOLDS_NULL(90081, "23502", MessageRule.NAMES),
    GENERATED_COLUMN(90154, "428C9", MessageRule.NAMES),
    DEPENDENT_OBJECT(90107, "2BP01", MessageRule.NAMES),
    CANNOT_TRUNCATE(90106, "2BP01", MessageRule.NAMES),
    CANNOT_DROP_TABLE(90118, "2BP01", MessageRule.NAMES),
    INDEX_OF_CONSTRAINT(90085, "2BP01", MessageRule.NAMES),
    COLUMN_OF_INDEX(90075, "2BP01", MessageRule.NAMES),
    COLUMN_REFERENCED(90083, "2BP01", MessageRule.NAMES),
    LAST_COLUMN(90084, "42000", MessageRule.NAMES),
    INVALID_PRECISION(90150, "42000", MessageRule.NAMES),
    INVALID_SCALE(90151, "42000", MessageRule.NAMES),
    FOR_UPDATE_NOT_ALLOWED(90145, "42000", MessageRule.NAMES),
    USER_NOT_FOUND(90071, "42704", MessageRule.NAMES),
    USER_EXISTS(90033, "42710", MessageRule.NAMES),
    ROLE_EXISTS(90069, "42710", MessageRule.NAMES),
    ROLE_NOT_FOUND(90070, "42704", MessageRule.NAMES),
    ROLE_GRANTED(90074, "42710", MessageRule.NAMES),
    ROLE_OF_THE_SYSTEM(90091, "42501", MessageRule.NAMES),

    // rights and logins
    WRONG_LOGIN(28000, "28000", "Wrong user name or password"),
    ADMIN_NEEDED(90040, "42501", "This needs rights that the user does not have"),
    NO_RIGHT(90096, "42501", MessageRule.NAMES),

    // what is not served
    NOT_SUPPORTED(50100, "0A000", MessageRule.NAMES),

    // the server itself
    CANCELED(57014, "57014", "The statement was canceled"),
    OUT_OF_MEMORY(90108, "53200", "The server ran out of memory"),
    CLOSED_OBJECT(90007, "08003", "The session was ended"),
    BROKEN(90067, "08006", "The database was shut down"),
    DATABASE_CLOSED(90098, "08006", "The database was shut down"),
    DATABASE_ALREADY_CLOSED(90121, "08006", "The database was shut down");

    /** How H2's message begins if a foreign key references columns without a constraint of their own. */
    private static final String NO_KEY_REFERENCED = "Constraint \"PRIMARY KEY | UNIQUE (";

    /** H2 reports such a merge under the code of a unique key. */
    private static final String MERGED_TWICE = "\"Merge using ON column expression, duplicate _ROWID_ target record";

    private static final Map<Integer, H2Error> BY_CODE = new HashMap<>();

    static {
        for (H2Error error : values()) {
            BY_CODE.put(error.code, error);
        }
    }

    private final int code;
    private final String sqlState;
    private final MessageRule rule;
    private final String ownText;

    H2Error(int code, String sqlState, MessageRule rule) {
        this.code = code;
        this.sqlState = sqlState;
        this.rule = rule;
        this.ownText = "";
    }

    H2Error(int code, String sqlState, String ownText) {
        this.code = code;
        this.sqlState = sqlState;
        this.rule = MessageRule.OWN_TEXT;
        this.ownText = ownText;
    }

    int code() {
        return code;
    }

    String sqlState() {
        return sqlState;
    }

    static @Nullable H2Error of(int code) {
        return BY_CODE.get(code);
    }

    ReportedError toReportedError(String h2Message) {
        if (this == WRONG_LOGIN) {
            return ReportedError.wrongLogin();
        }
        if (this == CONSTRAINT_NOT_FOUND && h2Message.startsWith(NO_KEY_REFERENCED)) {
            return ReportedError.of(
                    "0A000",
                    "A foreign key to columns that are no whole primary key and not UNIQUE is not supported by"
                            + " the embedded server; reference all columns of the key, or declare those UNIQUE");
        }
        if (this == UNIQUE
                && h2Message.contains(MERGED_TWICE)
                && h2Message.indexOf('"') == h2Message.indexOf(MERGED_TWICE)) {
            return ReportedError.severalPartners();
        }
        return ReportedError.of(sqlState, rule == MessageRule.OWN_TEXT ? ownText : rule.message(h2Message));
    }
}
