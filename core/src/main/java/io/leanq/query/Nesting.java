package io.leanq.query;

import io.leanq.LeanqException;
import java.util.function.Supplier;

/**
 * Walks over trees. Chains of and, or, set, values, union and || need no stack; other nesting thousands deep does, and
 * where it is too little, this says so instead of ending the thread.
 */
final class Nesting {

    private Nesting() {}

    static <X> X guarded(Supplier<X> walk) {
        try {
            return walk.get();
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** For walks that are too frequent for an object of their own. */
    static LeanqException tooDeep() {
        return new LeanqException("the statement nests too deeply for this thread's stack: use in(…) or and/or chains"
                + " instead of nesting, or run it in a thread with a larger stack");
    }
}
