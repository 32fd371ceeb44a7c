package io.leanq.query;

import io.leanq.LeanqException;
import java.util.function.Supplier;

/**
 * Guards recursive walks over trees. Chains of and, or, set, values, union and || are walked without recursion; other
 * nesting that is thousands of levels deep can overflow the thread's stack, which becomes a {@link LeanqException} with
 * advice.
 */
public final class StackDepth {

    private StackDepth() {}

    /** @throws LeanqException if the walk overflows the stack */
    public static <X> X guarded(Supplier<X> walk) {
        try {
            return walk.get();
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** The failure, for walks that are too frequent for {@link #guarded}, whose argument is an object. */
    static LeanqException tooDeep() {
        return new LeanqException("the statement nests too deeply for this thread's stack: use in(…) or and/or chains"
                + " instead of nesting, or run it in a thread with a larger stack");
    }
}
