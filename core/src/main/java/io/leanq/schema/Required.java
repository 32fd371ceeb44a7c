package io.leanq.schema;

import io.leanq.InvalidDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Checks the arguments that definitions require. A null argument is refused with a message that names the call and says
 * what to give.
 */
final class Required {

    private Required() {}

    /**
     * Returns the argument.
     *
     * @param call the call as the user wrote it, with null in the place of the argument:
     *     {@code "Table.define(name, null)"}
     * @throws InvalidDefinition if the argument is null
     */
    static <X> X in(String call, String advice, @Nullable X given) {
        if (given == null) {
            throw new InvalidDefinition(call + ": " + advice);
        }
        return given;
    }

    /** Returns the array, which and whose elements must not be null. */
    static <X> X[] all(String call, String advice, X @Nullable [] given) {
        for (X element : in(call, advice, given)) {
            in(call, advice, element);
        }
        return given;
    }
}
