package io.leanq.schema;

import io.leanq.InvalidDefinition;
import org.jspecify.annotations.Nullable;

/** What a definition cannot do without: null for it is refused with the place of the call and what to give. */
final class Required {

    private Required() {}

    /**
     * What was given.
     *
     * @param call as the user wrote it, with null in its place: {@code "Table.define(name, null)"}
     * @throws InvalidDefinition if it is null
     */
    static <X> X in(String call, String advice, @Nullable X given) {
        if (given == null) {
            throw new InvalidDefinition(call + ": " + advice);
        }
        return given;
    }

    /** Each of what was given; none may be null. */
    static <X> X[] all(String call, String advice, X @Nullable [] given) {
        for (X element : in(call, advice, given)) {
            in(call, advice, element);
        }
        return given;
    }
}
