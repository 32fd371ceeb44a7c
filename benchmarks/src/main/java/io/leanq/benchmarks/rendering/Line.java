package io.leanq.benchmarks.rendering;

/** A line of an order. Each peer inserts a hundred of them. */
public record Line(long id, long orderId, String product, long quantity) {}
