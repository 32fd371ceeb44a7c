package io.leanq.embedded.rewrite;

import java.util.List;

/** {@code PARTITION BY ...} and {@code DISTRIBUTE BY ...}: read, checked against the primary key, left out. */
final class Partitioning {
    private Partitioning() {}

    static boolean startsAt(Tokens in) {
        return in.areWords("PARTITION", "BY") || in.areWords("DISTRIBUTE", "BY") || in.areWords("NO", "DISTRIBUTE");
    }

    /**
     * Steps over the clauses.
     *
     * @param key the primary key of the table, which has to hold every column that rows are partitioned by
     */
    static void skip(Tokens in, List<String> key) {
        while (in.skipWords("PARTITION", "BY")) {
            skipPartition(in, key);
        }
        if (in.skipWords("DISTRIBUTE", "BY")) {
            if (in.skipWords("DIMENSION")) {
                requireKey(in.nameToken(), key);
            } else if (!in.skipWords("HASH")) {
                in.expectWords("KEY");
            }
        } else if (in.skipWords("NO")) {
            in.expectWords("DISTRIBUTE");
        }
    }

    private static void skipPartition(Tokens in, List<String> key) {
        if (in.skipWords("HASH")) {
            requireKeys(in.parenthesis(), key);
            if (in.skipWords("PARTITIONS")) {
                in.next();
            }
        } else if (in.skipWords("KEY")) {
            requireKeys(in.parenthesis(), key);
            in.expectWords("AT");
            skipLiterals(in);
        } else if (in.skipWords("DIMENSION")) {
            requireKey(in.nameToken(), key);
            if (in.skipWords("AT")) {
                skipLiterals(in);
            } else {
                in.expectWords("EVERY");
                skipStep(in);
                if (in.skipWords("KEEP")) {
                    skipStep(in);
                }
            }
        } else {
            throw RewriteException.syntax("rows are partitioned BY HASH, KEY or DIMENSION");
        }
    }

    private static void requireKeys(List<Token> parenthesis, List<String> key) {
        for (List<Token> column : Tokens.elements(parenthesis)) {
            requireKey(new Tokens(column).nameToken(), key);
        }
    }

    private static void requireKey(Token column, List<String> key) {
        for (String name : key) {
            if (name.equalsIgnoreCase(column.name())) {
                return;
            }
        }
        throw RewriteException.of(
                "42000", "Rows are partitioned by columns of the primary key, " + column.text() + " is none");
    }

    private static void skipStep(Tokens in) {
        if (in.skipWords("INTERVAL")) {
            in.next();
            in.nameToken();
        } else {
            in.next();
        }
    }

    /** Literals or parentheses of literals, with commas between them. */
    private static void skipLiterals(Tokens in) {
        do {
            if (in.isSymbol('(')) {
                in.parenthesis();
            } else {
                in.skipSymbol('-');
                Token literal = in.next();
                if (literal.isWord("DATE") || literal.isWord("TIME") || literal.isWord("TIMESTAMP")) {
                    in.next();
                }
            }
        } while (in.skipSymbol(','));
    }
}
