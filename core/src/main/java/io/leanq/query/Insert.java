package io.leanq.query;

/** A complete insert or upsert, which can be executed. */
public interface Insert extends Change {}
