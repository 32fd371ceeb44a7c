package io.leanq.catalog;

import io.leanq.InvalidDefinition;
import io.leanq.tree.ObjectName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks names that users give. Names for objects without one are generated in {@code io.leanq.schema}. */
public final class Names {
    /** The greatest length of a name in a LeanXcale catalog, in characters (docs/leanxcale.md, "Names"). */
    public static final int LONGEST = 128;

    private Names() {}

    /**
     * Returns the name.
     *
     * @param what the kind of object, for messages
     * @throws InvalidDefinition if the name is null, blank or longer than {@link #LONGEST}
     */
    public static String required(String what, @Nullable String name) {
        if (name == null || name.isBlank()) {
            String article = "aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ";
            throw new InvalidDefinition(
                    article + what + " needs a name" + (name == null ? ", and null was given" : ""));
        }
        if (name.length() > LONGEST) {
            throw new InvalidDefinition("the name of " + what + " " + name.substring(0, 20) + "… has " + name.length()
                    + " characters; the database takes at most " + LONGEST);
        }
        return name;
    }

    /**
     * The name in a schema.
     *
     * @param what the kind of object, for messages
     * @throws InvalidDefinition if the schema or the name is null, or the name is blank or longer than {@link #LONGEST}
     */
    public static ObjectName in(@Nullable Schema schema, String what, @Nullable String name) {
        if (schema == null) {
            throw new InvalidDefinition("the schema of " + what + " " + name
                    + " is null: give Schema.named(…), or leave it out for the session's own");
        }
        return new ObjectName(Optional.of(schema.name()), required(what, name));
    }
}
