package io.leanq.testkit.random;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Three-valued logic, where null is UNKNOWN. */
final class Truth {

    private Truth() {}

    static @Nullable Object not(@Nullable Object value) {
        return value == null ? null : !(Boolean) value;
    }

    static @Nullable Object and(@Nullable Object left, @Nullable Object right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : true;
    }

    static @Nullable Object or(@Nullable Object left, @Nullable Object right) {
        return not(and(not(left), not(right)));
    }

    static @Nullable Object compared(Kind kind, @Nullable Object left, @Nullable Object right, IntPredicate holds) {
        return left == null || right == null ? null : holds.test(kind.compare(left, right));
    }
}
