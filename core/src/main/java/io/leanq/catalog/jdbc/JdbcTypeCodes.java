package io.leanq.catalog.jdbc;

import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Converts the types of {@link java.sql.DatabaseMetaData}, which are a code, a name, a size and digits. */
final class JdbcTypeCodes {

    /**
     * The greatest size that is taken for a written length. Engines give larger sizes to types that were written
     * without one.
     */
    private static final int LONGEST_WRITTEN = 16_777_215;

    private JdbcTypeCodes() {}

    /** The SQL type; empty for a type that LeanQ does not know. */
    static Optional<SqlType> type(int code, String typeName, int size, int digits) {
        return TypeKind.ofJdbcCode(code).map(kind -> type(kind, typeName, size, digits));
    }

    private static @Nullable SqlType type(TypeKind kind, String typeName, int size, int digits) {
        return switch (kind) {
            case DECIMAL -> decimal(typeName, size, digits);
            case ARRAY -> array(typeName);
            // H2 and HSQLDB use this code for UUID too.
            case BINARY -> typeName.equals("BINARY") ? kind.ofLength(length(size)) : null;
            default -> kind.ofLength(length(size));
        };
    }

    /**
     * The DECIMAL type; null for a floating-point number, and for a DECIMAL whose scale is negative or greater than its
     * precision.
     */
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
