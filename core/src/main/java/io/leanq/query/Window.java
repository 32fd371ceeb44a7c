package io.leanq.query;

/**
 * The rows that a window function looks at beside its own: those of its partition, in an order, within a frame. Made by
 * {@link Dsl#partitionBy} and {@link Dsl#orderBy}. Immutable.
 */
public interface Window {

    /**
     * The same window with a name. A select that uses it declares it in its WINDOW clause; in ORDER BY and beside
     * groups it is written out, where Calcite does not find the name.
     */
    Window named(String name);
}
