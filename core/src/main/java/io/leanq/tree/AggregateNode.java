package io.leanq.tree;

/** An expression that computes one value from the rows of a group. */
public sealed interface AggregateNode extends ExpressionNode
        permits AggregateCall, ListAggregate, JsonAggregate, NamedAggregate, FilteredAggregate, GroupingCall {}
