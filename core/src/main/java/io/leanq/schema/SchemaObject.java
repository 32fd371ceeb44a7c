package io.leanq.schema;

/** What a {@link MetaData} holds. */
public sealed interface SchemaObject permits Table, Sequence, Index {}
