package io.leanq.leanxcale.catalog;

import io.leanq.leanxcale.type.LeanxcaleType;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes SQL types of what LXSYS.COLUMNS has for a column (docs/leanxcale.md, "Types"): a code, a size and digits. */
final class TypeCodes {

    /** A larger size is an engine's default for a type that was written without a length. */
    private static final int LONGEST_WRITTEN = 100_000_000;

    private TypeCodes() {}

    /**
     * @param size length or precision; −1 if the catalog does not have it
     * @param digits scale; −1 if the catalog does not have it
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
     * Whether the length and digits of the type are known from the catalog.
     *
     * @param full whether the catalog has a column for them; text and bytes without a length are then of any length
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
