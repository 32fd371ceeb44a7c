package io.leanq.catalog.jdbc;

import io.leanq.type.SqlType;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Types as {@link java.sql.DatabaseMetaData} tells them: a code, a name, a size and digits. */
final class JdbcTypeCodes {

    /** Larger sizes are what an engine gives a type that was written without a length. */
    private static final int LONGEST_WRITTEN = 16_777_215;

    private JdbcTypeCodes() {}

    /** Empty for a type that LeanQ does not know. */
    static Optional<SqlType> type(int code, String typeName, int size, int digits) {
        return Optional.ofNullable(
                switch (code) {
                    case java.sql.Types.BOOLEAN, java.sql.Types.BIT -> SqlType.Simple.BOOLEAN;
                    case java.sql.Types.INTEGER -> SqlType.Simple.INTEGER;
                    case java.sql.Types.BIGINT -> SqlType.Simple.BIGINT;
                    case java.sql.Types.TINYINT -> SqlType.Simple.TINYINT;
                    case java.sql.Types.SMALLINT -> SqlType.Simple.SMALLINT;
                    case java.sql.Types.REAL -> SqlType.Simple.REAL;
                    case java.sql.Types.FLOAT -> SqlType.Simple.FLOAT;
                    case java.sql.Types.DOUBLE -> SqlType.Simple.DOUBLE;
                    case java.sql.Types.DECIMAL, java.sql.Types.NUMERIC -> decimal(typeName, size, digits);
                    case java.sql.Types.VARCHAR, java.sql.Types.LONGVARCHAR -> new SqlType.Varchar(length(size));
                    case java.sql.Types.VARBINARY, java.sql.Types.LONGVARBINARY -> new SqlType.Varbinary(length(size));
                    case java.sql.Types.CHAR -> new SqlType.Char(length(size));
                    // H2 and HSQLDB give their UUID this code.
                    case java.sql.Types.BINARY -> typeName.equals("BINARY") ? new SqlType.Binary(length(size)) : null;
                    case java.sql.Types.CLOB -> SqlType.Simple.CLOB;
                    case java.sql.Types.BLOB -> SqlType.Simple.BLOB;
                    case java.sql.Types.DATE -> SqlType.Simple.DATE;
                    case java.sql.Types.TIME -> SqlType.Simple.TIME;
                    case java.sql.Types.TIMESTAMP -> SqlType.Simple.TIMESTAMP;
                    case java.sql.Types.ARRAY -> array(typeName);
                    default -> null;
                });
    }

    /** Null for a number whose point floats, or that has digits on one side only. */
    private static @Nullable SqlType decimal(String typeName, int size, int digits) {
        boolean fixed = !typeName.equals("DECFLOAT") && size >= 1 && digits >= 0 && digits <= size;
        return fixed ? new SqlType.Decimal(size, digits) : null;
    }

    private static @Nullable SqlType array(String typeName) {
        if (typeName.startsWith("BIGINT")) {
            return new SqlType.Array(SqlType.Simple.BIGINT);
        }
        if (typeName.startsWith("DOUBLE")) {
            return new SqlType.Array(SqlType.Simple.DOUBLE);
        }
        return typeName.contains("VAR") ? new SqlType.Array(new SqlType.Varchar(OptionalInt.empty())) : null;
    }

    private static OptionalInt length(int size) {
        return size < 1 || size > LONGEST_WRITTEN ? OptionalInt.empty() : OptionalInt.of(size);
    }
}
