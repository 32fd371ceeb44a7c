package io.leanq.schema;

import io.leanq.evolve.UnknownColumn;
import io.leanq.tree.ObjectName;

/**
 * A column that a model leaves out. Immutable.
 *
 * @param object the table or view that has it, by its name in the model
 * @param ofView whether that is a view
 */
public record LeftOutColumn(ObjectName object, boolean ofView, UnknownColumn column) {}
