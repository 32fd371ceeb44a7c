package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import java.util.List;
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

    /** The earlier names of a table or column as a list, which must not be empty. */
    static List<String> earlierNames(String what, String @Nullable [] given) {
        String[] names = all("renamedFrom(null)", "give a name that it had before", given);
        if (names.length == 0) {
            throw new InvalidDefinition("renamedFrom(): give a name that it had before, or leave the call out");
        }
        for (String name : names) {
            Names.required("earlier " + what, name);
        }
        return List.of(names);
    }
}
