package io.leanq.query;

/**
 * Anything that can be selected: an expression, or a row made of several. Immutable.
 *
 * @param <T> the Java type as which it is read from a result row
 */
public interface Selectable<T> {

    /** Its columns in the select list, and how they are read. */
    Projection<T> projection();
}
