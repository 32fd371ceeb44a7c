package io.leanq.query;

/** What NULL becomes in a JSON object or array. */
public enum JsonNulls {
    /** JSON's null. */
    KEPT,
    /** Nothing: the member or element is left out. */
    ABSENT
}
