package io.leanq.schema;

/** An object that a {@link MetaData} can list. */
public sealed interface SchemaObject permits Table, Sequence, Index {}
