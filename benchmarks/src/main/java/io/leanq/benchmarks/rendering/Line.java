package io.leanq.benchmarks.rendering;

/** A line of an order: what every peer inserts a hundred of. */
public record Line(long id, long orderId, String product, long quantity) {}
