package io.leanq.benchmarks.children;

/** A parent. */
public record Author(int id, String name) {}
