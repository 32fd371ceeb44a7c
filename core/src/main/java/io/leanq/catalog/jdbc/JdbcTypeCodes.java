package io.leanq.catalog.jdbc;

import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
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
        return TypeKind.ofJdbcCode(code).map(kind -> type(kind, typeName, size, digits));
    }

    private static @Nullable SqlType type(TypeKind kind, String typeName, int size, int digits) {
        return switch (kind) {
            case DECIMAL -> decimal(typeName, size, digits);
            case ARRAY -> array(typeName);
            // H2 and HSQLDB give their UUID this code.
            case BINARY -> typeName.equals("BINARY") ? kind.ofLength(length(size)) : null;
            default -> kind.ofLength(length(size));
        };
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
