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
 * Reads constraint, table and column names from the error texts of H2, HSQLDB and LeanQ's embedded server. It reads
 * only texts that begin as these databases begin theirs, and each only up to the first place where a value may stand,
 * so that no value is taken for a name. In other texts it finds no names. The texts of LeanXcale are not known yet;
 * their patterns belong here.
 */
public final class ErrorText {
    /** A name as H2 writes it: bare, or in quotes with each inner quote doubled. */
    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\\s\".(),:]+)";

    private static final String QUALIFIED = "(?:" + NAME + "\\.)*(" + NAME + ")";
    private static final String COLUMNS = "\\(((?:" + NAME + "[ A-Z]*(?:, )?)+)\\)";

    /** {@code constraint [PRIMARY KEY | INDEX index] ON table(columns)}. */
    private static final Pattern H2_UNIQUE =
            Pattern.compile(QUALIFIED + "(?: PRIMARY KEY| INDEX " + QUALIFIED + ")? ON " + QUALIFIED + COLUMNS);
    /** {@code constraint: table FOREIGN KEY(columns) REFERENCES …}; the constraint's name is never quoted. */
    private static final Pattern H2_FOREIGN_KEY =
            Pattern.compile("(.+?): " + QUALIFIED + " FOREIGN KEY" + COLUMNS + " REFERENCES ");
    /** {@code column TYPE…}; the name is never quoted. */
    private static final Pattern H2_COLUMN_AND_TYPE =
            Pattern.compile("(.+?) (?:CHARACTER|BINARY|VARCHAR|CHAR|VARBINARY|ENUM|JSON)\\b");

    /** {@code constraint table: table [column: column] [value: value]}. */
    private static final Pattern HSQLDB_VIOLATION = Pattern.compile(
            "integrity constraint violation: (?:unique constraint or"
                    + " index violation|NOT NULL check constraint|foreign key no parent|foreign key no action|check "
                    + "constraint)"
                    + " ?; (\\S+) table: (\\S+)(?: column: (\\S+))?(?: value: .*)?",
            Pattern.DOTALL);

    private static final Pattern HSQLDB_UNIQUE_INDEX =
            Pattern.compile("integrity constraint violation: unique constraint or index violation ?: (\\S+)");
    private static final Pattern HSQLDB_TOO_LONG = Pattern.compile(
            "data exception: string data, right truncation(?: ; size limit: \\d+)? table: \\S+ column: (\\S+)");

    /** The class names that a server writes before the text of a failure that it passes on. */
    private static final Pattern CLASSES = Pattern.compile("(?:[\\w.$]+(?:Exception|Error): )+");

    private ErrorText() {}

    /** A constraint violation with the names in the server's text. */
    public static ConstraintViolation violation(
            Kind kind, String message, String sqlState, int code, @Nullable String text) {
        return violation(kind, message, sqlState, code, text, text);
    }

    /** @param words the text that has the names, where it differs from the server's main text */
    public static ConstraintViolation violation(
            Kind kind, String message, String sqlState, int code, @Nullable String text, @Nullable String words) {
        ConstraintViolation violation = new ConstraintViolation(kind, message, sqlState, code, text, null);
        String said = withoutClasses(words);
        locate(violation, kind, said);
        return violation;
    }

    private static void locate(ConstraintViolation violation, Kind kind, String said) {
        Matcher inHsqldb = HSQLDB_VIOLATION.matcher(said);
        Matcher index = HSQLDB_UNIQUE_INDEX.matcher(said);
        if (inHsqldb.matches()) {
            String column = inHsqldb.group(3);
            violation.at(inHsqldb.group(1), inHsqldb.group(2), column == null ? List.of() : List.of(column));
            return;
        } else if (index.matches()) {
            violation.at(index.group(1), null, List.of());
            return;
        }
        switch (kind) {
            case UNIQUE -> {
                Matcher unique = H2_UNIQUE.matcher(quoted(said, "Unique index or primary key violation: "));
                if (unique.lookingAt()) {
                    violation.at(bare(unique.group(1)), bare(unique.group(3)), columns(unique.group(4)));
                }
            }
            case FOREIGN_KEY -> {
                Matcher key = H2_FOREIGN_KEY.matcher(
                        quoted(said, "Referential integrity constraint violation: ", "Foreign key violation: "));
                if (key.lookingAt()) {
                    violation.at(key.group(1), bare(key.group(2)), columns(key.group(3)));
                }
            }
            case CHECK -> {
                String inside = quoted(said, "Check constraint violation: ");
                int end = inside.indexOf(": ");
                String name = end < 0 ? inside : inside.substring(0, end);
                violation.at(name.isEmpty() ? null : name, null, List.of());
            }
            case NOT_NULL -> {
                String column = quoted(said, "NULL not allowed for column ");
                violation.at(null, null, column.isEmpty() ? List.of() : List.of(column));
            }
            case OTHER -> {}
        }
    }

    /** The column for which a value is too long; an empty text if the server's text does not name it. */
    public static String columnTooShort(@Nullable String text) {
        String said = withoutClasses(text);
        Matcher inHsqldb = HSQLDB_TOO_LONG.matcher(said);
        if (inHsqldb.matches()) {
            return inHsqldb.group(1);
        }
        Matcher column = H2_COLUMN_AND_TYPE.matcher(quoted(said, "Value too long for column "));
        return column.lookingAt() ? column.group(1) : "";
    }

    /**
     * The failure for a SQLSTATE of class 42.
     *
     * @param unknownName the message for an unknown name
     * @param syntax the message for any other statement that is not understood
     */
    public static SqlException notUnderstood(
            String unknownName, String syntax, String sqlState, int code, @Nullable String text) {
        UnknownName failure = new UnknownName(unknownName, sqlState, code, text, null);
        return failure.mayBeUnknownName() ? failure : new SyntaxError(syntax, sqlState, code, text, null);
    }

    private static String withoutClasses(@Nullable String text) {
        if (text == null) {
            return "";
        }
        Matcher classes = CLASSES.matcher(text);
        return classes.lookingAt() ? text.substring(classes.end()) : text;
    }

    /**
     * The quoted name right after one of the openings, with its doubled quotes made single; an empty text if there is
     * none.
     */
    private static String quoted(String said, String... openings) {
        for (String opening : openings) {
            if (said.startsWith(opening + '"')) {
                StringBuilder inside = new StringBuilder();
                for (int i = opening.length() + 1; i < said.length(); i++) {
                    if (said.charAt(i) != '"') {
                        inside.append(said.charAt(i));
                    } else if (i + 1 < said.length() && said.charAt(i + 1) == '"') {
                        inside.append('"');
                        i++;
                    } else {
                        return inside.toString();
                    }
                }
            }
        }
        return "";
    }

    private static String bare(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** {@code a NULLS FIRST, "b c" DESC}. */
    private static List<String> columns(String list) {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("(" + NAME + ")[ A-Z]*(?:, )?").matcher(list);
        while (name.find()) {
            names.add(bare(name.group(1)));
        }
        return names;
    }
}
