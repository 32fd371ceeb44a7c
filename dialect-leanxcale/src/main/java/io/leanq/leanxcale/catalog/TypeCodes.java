package io.leanq.leanxcale.catalog;

import io.leanq.type.SqlType;
import java.util.Optional;
import java.util.OptionalInt;

/** The type codes of LXSYS.COLUMNS (facts: leanxcale.md §3.1). */
final class TypeCodes {

    /** Larger sizes are what an engine gives a type that was written without a length. */
    private static final int LONGEST_WRITTEN = 100_000_000;

    private TypeCodes() {}

    /**
     * @param size length or precision, −1 if the catalog does not tell
     * @param digits scale, −1 if the catalog does not tell
     * @return empty for a type that LeanQ does not know
     */
    static Optional<SqlType> type(int code, int size, int digits) {
        return Optional.ofNullable(
                switch (code) {
                    case 16 -> SqlType.Simple.BOOLEAN;
                    case -6 -> SqlType.Simple.TINYINT;
                    case 5 -> SqlType.Simple.SMALLINT;
                    case 4 -> SqlType.Simple.INTEGER;
                    case -5 -> SqlType.Simple.BIGINT;
                    case 7 -> SqlType.Simple.REAL;
                    case 6 -> SqlType.Simple.FLOAT;
                    case 8 -> SqlType.Simple.DOUBLE;
                    case 3, 2 -> decimal(size, digits);
                    case 1 -> new SqlType.Char(length(size));
                    case 12 -> new SqlType.Varchar(length(size));
                    case 2005 -> SqlType.Simple.CLOB;
                    case -2 -> new SqlType.Binary(length(size));
                    case -3 -> new SqlType.Varbinary(length(size));
                    case 2004 -> SqlType.Simple.BLOB;
                    case 91 -> SqlType.Simple.DATE;
                    case 92 -> SqlType.Simple.TIME;
                    case 93 -> SqlType.Simple.TIMESTAMP;
                    case 2104 -> new SqlType.Array(SqlType.Simple.BIGINT);
                    case 2108 -> new SqlType.Array(SqlType.Simple.DOUBLE);
                    case 2112 -> new SqlType.Array(new SqlType.Varchar(OptionalInt.empty()));
                    default -> null;
                });
    }

    /**
     * Whether length and digits are what the catalog says.
     *
     * @param full whether it has a column for them: then text and bytes without one are of any length
     */
    static boolean isLengthTold(Optional<SqlType> type, boolean full, int size) {
        if (type.isEmpty() || type.get() instanceof SqlType.Simple || type.get() instanceof SqlType.Array) {
            return true;
        }
        boolean anyLength = type.get() instanceof SqlType.Varchar || type.get() instanceof SqlType.Varbinary;
        return anyLength ? full : size > 0;
    }

    private static SqlType decimal(int size, int digits) {
        int scale = Math.max(0, digits);
        return new SqlType.Decimal(Math.max(Math.max(1, size), scale), scale);
    }

    private static OptionalInt length(int size) {
        return size < 1 || size > LONGEST_WRITTEN ? OptionalInt.empty() : OptionalInt.of(size);
    }
}
