package io.leanq.benchmarks.children;

/** A child. */
public record Book(int id, String title, int pages) {}
