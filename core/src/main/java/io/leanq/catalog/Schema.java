package io.leanq.catalog;

/**
 * A schema of the database other than the session's default one:
 * {@code Table.define(Schema.named("app"), "things", Things::new)}.
 */
public record Schema(String name) {

    public Schema {
        Names.required("schema", name);
    }

    /**
     * The schema with this name.
     *
     * @throws io.leanq.InvalidDefinition if the name is null, blank or longer than {@link Names#LONGEST}
     */
    public static Schema named(String name) {
        return new Schema(name);
    }
}
