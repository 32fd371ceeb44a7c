package io.leanq.query;

/**
 * Several columns that are read as one Java value, a row. Rows can contain rows; a row has none of the operations of an
 * expression.
 */
public interface RowShape<R> extends Selectable<R> {}
