package io.leanq.driver;

import io.leanq.type.Binds;

/**
 * The values of one execution, written on demand: a driver may ask again when it must prepare a forgotten statement
 * anew.
 */
@FunctionalInterface
public interface BindWriter {

    /** For a statement without parameters. */
    BindWriter NONE = binds -> {};

    void writeTo(Binds binds);
}
