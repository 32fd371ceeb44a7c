package io.leanq.query;

/**
 * What may stand in a select list: an expression, or a row made of several. Immutable.
 *
 * @param <T> what one result row gives for it
 */
public interface Selectable<T> {

    /** The columns it takes in the select list, and how they are read. */
    Projection<T> projection();
}
