package io.leanq.evolve;

import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.List;
import java.util.OptionalInt;

/** Which types hold all values of which others. */
final class Widening {
    private static final List<TypeKind> WHOLE =
            List.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT);
    /** The greatest number of decimal digits of the whole types, in the order of {@link #WHOLE}. */
    private static final int[] DIGITS = {3, 5, 10, 19};

    private Widening() {}

    /** Whether the second type holds all values of the first. */
    static boolean holdsAll(SqlType before, SqlType after) {
        if (before instanceof SqlType.Array one && after instanceof SqlType.Array other) {
            return holdsAll(one.element(), other.element());
        }
        if (before instanceof SqlType.Decimal old && after instanceof SqlType.Decimal wide) {
            return wide.scale() >= old.scale() && wide.precision() - wide.scale() >= old.precision() - old.scale();
        }
        int from = WHOLE.indexOf(before.kind());
        if (from >= 0) {
            return WHOLE.indexOf(after.kind()) >= from
                    || after instanceof SqlType.Decimal wide && wide.precision() - wide.scale() >= DIGITS[from]
                    || isDouble(after) && before.kind() != TypeKind.BIGINT;
        }
        if (before.kind() == TypeKind.REAL && isDouble(after) || isDouble(before) && isDouble(after)) {
            return true;
        }
        if (before.hasLength() && after.hasLength() && isText(before) == isText(after) && !pads(before, after)) {
            return isLongEnough(before.length(), after.length());
        }
        return before.equals(after);
    }

    private static boolean isDouble(SqlType type) {
        return type.kind() == TypeKind.DOUBLE || type.kind() == TypeKind.FLOAT;
    }

    private static boolean isText(SqlType type) {
        return type.kind() == TypeKind.CHAR || type.kind() == TypeKind.VARCHAR || type.kind() == TypeKind.CLOB;
    }

    /** Whether values get spaces or zeros at their end that they did not have. */
    private static boolean pads(SqlType before, SqlType after) {
        boolean fixed = after.kind() == TypeKind.CHAR || after.kind() == TypeKind.BINARY;
        return fixed && (before.kind() != after.kind() || after.kind() == TypeKind.BINARY);
    }

    private static boolean isLongEnough(OptionalInt before, OptionalInt after) {
        return after.isEmpty() || before.isPresent() && before.getAsInt() <= after.getAsInt();
    }
}
