package io.leanq.cli.diagram;

/** Which columns a box lists. */
enum Detail {
    /** Every column. */
    ALL,
    /** The columns of the primary key and of foreign keys. */
    KEYS,
    /** None: a box is a name. */
    NONE
}
