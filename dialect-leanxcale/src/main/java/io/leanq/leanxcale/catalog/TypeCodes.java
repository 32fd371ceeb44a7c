package io.leanq.leanxcale.catalog;

import io.leanq.leanxcale.type.LeanxcaleType;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Types as LXSYS.COLUMNS tells them (docs/leanxcale.md, "Types"): a code, a size and digits. */
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
        Optional<LeanxcaleType> element = LeanxcaleType.ofArrayCode(code);
        return element.isPresent()
                ? element.map(of -> new SqlType.Array(of.kind().ofLength(OptionalInt.empty())))
                : LeanxcaleType.ofCode(code).map(type -> type(type.kind(), size, digits));
    }

    private static @Nullable SqlType type(TypeKind kind, int size, int digits) {
        return switch (kind) {
            case DECIMAL -> decimal(size, digits);
            case ARRAY -> null;
            default -> kind.ofLength(length(size));
        };
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
