package io.leanq.query;

/** Several columns read as one Java value: a row. It nests, and has no operations of an expression. */
public sealed interface Selection<R> extends Selectable<R> permits RowSelection, RowMapping {}
