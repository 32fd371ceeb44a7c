package io.leanq.render;

import io.leanq.type.SqlType;

/** How a dialect spells types, in CAST and in CREATE TABLE. */
@FunctionalInterface
public interface TypeNames {

    /** The spelling of the standard, which is what {@link SqlType} prints. */
    TypeNames STANDARD = Object::toString;

    String name(SqlType type);
}
