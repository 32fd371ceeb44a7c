package io.leanq.query;

/** Several columns read as one Java value, a row. Rows nest, and have no operations of expressions. */
public sealed interface RowShape<R> extends Selectable<R> permits MadeRow, RowMapping {}
