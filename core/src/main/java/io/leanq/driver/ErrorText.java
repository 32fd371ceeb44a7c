package io.leanq.driver;

import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that databases put into the words of their failures: H2, HSQLDB and LeanQ's embedded server. Of other words it makes
 * nothing. What LeanXcale itself says is not known; its words go here.
 */
public final class ErrorText {
    /** {@code name [PRIMARY KEY | INDEX index] ON table(columns)}. */
    private static final Pattern UNIQUE =
            Pattern.compile("violation: (\\S+?)(?: PRIMARY KEY| INDEX \\S+)? ON (\\S+?) ?\\(([^)]*)\\)");
    /** {@code name: table FOREIGN KEY(columns) REFERENCES …}. */
    private static final Pattern FOREIGN_KEY =
            Pattern.compile("violation: (\\S+): (\\S+?) FOREIGN KEY ?\\(([^)]*)\\) REFERENCES ");

    private static final Pattern CHECK = Pattern.compile("Check constraint violation: ([^\\s:]+)");
    private static final Pattern NOT_NULL = Pattern.compile("NULL not allowed for column (\\S+?)(?:;|$|\\s)");
    private static final Pattern TOO_LONG = Pattern.compile("too long for column (\\S+)");
    /** HSQLDB: {@code ; name table: table [column: column]}. */
    private static final Pattern AT_END = Pattern.compile("; (\\S+) table: (\\S+)(?: column: (\\S+))?");
    /** HSQLDB, of a unique index. */
    private static final Pattern UNIQUE_INDEX = Pattern.compile("unique constraint or index violation: (\\S+)");

    private static final Pattern COLUMN_AT_END = Pattern.compile("table: \\S+ column: (\\S+)");

    private ErrorText() {}

    /** A violation with the names that the words have. */
    public static ConstraintViolation violation(
            Kind kind, String message, String sqlState, int code, @Nullable String text) {
        ConstraintViolation violation = new ConstraintViolation(kind, message, sqlState, code, text, null);
        String words = words(text);
        Matcher unique = UNIQUE.matcher(words);
        Matcher foreignKey = FOREIGN_KEY.matcher(words);
        Matcher check = CHECK.matcher(words);
        Matcher notNull = NOT_NULL.matcher(words);
        Matcher atEnd = AT_END.matcher(words);
        Matcher index = UNIQUE_INDEX.matcher(words);
        if (unique.find()) {
            return violation.at(last(unique.group(1)), last(unique.group(2)), columns(unique.group(3)));
        } else if (foreignKey.find()) {
            return violation.at(last(foreignKey.group(1)), last(foreignKey.group(2)), columns(foreignKey.group(3)));
        } else if (check.find()) {
            return violation.at(last(check.group(1)), null, List.of());
        } else if (notNull.find()) {
            return violation.at(null, null, List.of(notNull.group(1)));
        } else if (atEnd.find()) {
            String column = atEnd.group(3);
            return violation.at(atEnd.group(1), atEnd.group(2), column == null ? List.of() : List.of(column));
        } else if (index.find()) {
            return violation.at(index.group(1), null, List.of());
        }
        return violation;
    }

    /** The column for which a value is too long; empty if the words do not tell. */
    public static String columnTooShort(@Nullable String text) {
        String words = words(text);
        Matcher tooLong = TOO_LONG.matcher(words);
        Matcher atEnd = COLUMN_AT_END.matcher(words);
        return tooLong.find() ? tooLong.group(1) : atEnd.find() ? atEnd.group(1) : "";
    }

    /**
     * A failure of class 42.
     *
     * @param unknownName the message where a name is not there
     * @param syntax the message where the statement is not understood
     */
    public static SqlException notUnderstood(
            String unknownName, String syntax, String sqlState, int code, @Nullable String text) {
        UnknownName failure = new UnknownName(unknownName, sqlState, code, text, null);
        return failure.mayBeUnknownName() ? failure : new SyntaxError(syntax, sqlState, code, text, null);
    }

    /** The first line without quotes, and names whole: some servers put blanks where quotes were. */
    private static String words(@Nullable String text) {
        if (text == null) {
            return "";
        }
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end))
                .replace("\"", " ")
                .replaceAll(" *\\. *", ".")
                .replaceAll(" +", " ")
                .replaceAll(" ([:;,)])", "$1")
                .replace("( ", "(");
    }

    /** A name without its schema. */
    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** {@code a NULLS FIRST, b DESC}. */
    private static List<String> columns(String list) {
        List<String> names = new ArrayList<>();
        for (String column : list.split(",")) {
            names.add(column.strip().split(" ")[0]);
        }
        return names;
    }
}
