package io.leanq.render;

import io.leanq.type.SqlType;

/** How a dialect spells types in CAST and CREATE TABLE. Thread-safe. */
@FunctionalInterface
public interface TypeNames {

    /** The standard's spelling, which is {@code toString} of {@link SqlType}. */
    TypeNames STANDARD = Object::toString;

    /** The name of the type, with its length or digits. */
    String name(SqlType type);
}
