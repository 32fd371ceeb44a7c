package io.leanq.catalog;

/**
 * A schema of the database other than the session's default one:
 * {@code Table.define(Schema.named("app"), "things", Things::new)}.
 */
public record Schema(String name) {

    public Schema {
        Names.required("schema", name);
    }

    public static Schema named(String name) {
        return new Schema(name);
    }
}
