package io.leanq.embedded.error;

/**
 * How to make a client's message from H2's, which quotes keys, rows and literals. Each rule keeps the names of tables,
 * columns and constraints as H2 writes them, in quotes that are doubled inside, and nothing else. From a text of
 * another form the rule keeps nothing.
 */
enum MessageRule {
    /** The table gives the message itself. */
    OWN_TEXT {
        @Override
        String message(String h2) {
            return "The statement failed";
        }
    },
    /** H2's text, which holds names only for this code. */
    NAMES {
        @Override
        String message(String h2) {
            // a translation may precede the English line
            return h2.substring(h2.lastIndexOf('\n') + 1).strip();
        }
    },
    CONFLICT {
        @Override
        String message(String h2) {
            return ReportedError.conflict().message();
        }
    },
    /** {@code ...: "schema.constraint ON schema.table(columns) VALUES (...)"}. */
    UNIQUE {
        @Override
        String message(String h2) {
            String text = "Unique index or primary key violation";
            int start = h2.indexOf('"') + 1;
            int end = smallest(h2.indexOf(" ( /*", start), h2.indexOf(" VALUES ", start));
            return start > 0 && end > start ? text + ": \"" + h2.substring(start, end) + '"' : text;
        }
    },
    /** {@code ...: "constraint: schema.table FOREIGN KEY(columns) REFERENCES schema.table(columns) (values)"}. */
    FOREIGN_KEY {
        @Override
        String message(String h2) {
            String text = "Foreign key violation";
            int start = h2.indexOf('"') + 1;
            int references = h2.indexOf(" REFERENCES ", start);
            int end = references < 0 ? -1 : h2.indexOf(')', references);
            return start > 0 && end > start ? text + ": \"" + h2.substring(start, end + 1) + '"' : text;
        }
    },
    /** {@code ...: "constraint: expression"}. */
    CHECK {
        @Override
        String message(String h2) {
            String text = "Check constraint violation";
            int start = h2.indexOf('"') + 1;
            int end = h2.indexOf(':', start);
            return start > 0 && end > start ? text + ": \"" + h2.substring(start, end) + '"' : text;
        }
    },
    /** {@code Value too long for column "name type": "value"}. */
    TOO_LONG {
        @Override
        String message(String h2) {
            String text = "Value too long";
            int start = h2.indexOf('"') + 1;
            int end = h2.indexOf("\": ", start);
            return start > 0 && end > start ? text + " for column \"" + h2.substring(start, end) + '"' : text;
        }
    },
    /** {@code Numeric value out of range: "value" in column "name"}. */
    IN_COLUMN {
        @Override
        String message(String h2) {
            String text = "Numeric value out of range";
            String marker = " in column ";
            int start = h2.lastIndexOf(marker);
            return start > 0 ? text + h2.substring(start) : text;
        }
    },
    /** {@code Syntax error in SQL statement "... [*]token ..."}: only a word right after the mark is named. */
    SYNTAX {
        @Override
        String message(String h2) {
            int mark = h2.indexOf("[*]");
            int start = mark + 3;
            int end = start;
            while (mark >= 0 && end < h2.length() && Character.isJavaIdentifierPart(h2.charAt(end))) {
                end++;
            }
            boolean word = end > start && Character.isJavaIdentifierStart(h2.charAt(start)) && !insideLiteral(h2, mark);
            return word ? "Syntax error near " + h2.substring(start, end) : "Syntax error";
        }
    };

    abstract String message(String h2);

    private static int smallest(int a, int b) {
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    /** True if the mark is inside a literal: an odd number of single quotes precedes it. */
    private static boolean insideLiteral(String h2, int mark) {
        long quotes = h2.substring(0, mark).chars().filter(c -> c == '\'').count();
        return quotes % 2 != 0;
    }
}
