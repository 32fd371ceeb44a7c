package io.leanq.evolve;

/** What has a schema as a value: a model ({@code MetaData}) or what was read from a database ({@code Reflection}). */
public interface SchemaSource {

    /** The schema, without anything that only Java code needs. */
    SchemaState state();
}
