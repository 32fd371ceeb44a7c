package io.leanq.query;

/** When {@link Json#query(String, JsonWrapper)} puts what it finds into an array. */
public enum JsonWrapper {
    /** What is neither an object nor an array. */
    CONDITIONAL,
    /** Anything. */
    UNCONDITIONAL
}
