package io.leanq.cli.diagram;

/** Where the tables stand that reference others. */
enum Direction {
    /** To the right of those that they reference. */
    RIGHT,
    /** Below those that they reference. */
    DOWN
}
