package io.leanq.driver;

import io.leanq.type.Binds;

/** Writes the values of one execution. A driver may call it again when it has to prepare a forgotten statement anew. */
@FunctionalInterface
public interface BindWriter {

    /** For a statement without parameters. */
    BindWriter NONE = binds -> {};

    /** Sets each value once, in ascending order of positions. */
    void writeTo(Binds binds);
}
