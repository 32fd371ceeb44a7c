package io.leanq.query;

/** An insert or upsert, complete. */
public interface Insert extends Change {}
