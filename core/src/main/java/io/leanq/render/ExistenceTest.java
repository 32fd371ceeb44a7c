package io.leanq.render;

/** Whether a statement that creates or drops an object says {@code IF NOT EXISTS} or {@code IF EXISTS}. */
public enum ExistenceTest {
    /** Said by a dialect that has it, so that several programs can create and drop at the same time. */
    WHERE_AVAILABLE,
    /** Said; a dialect without {@link Feature#IF_NOT_EXISTS} refuses the statement. */
    REQUIRED,
    /** Not said: the database refuses to create what exists, and to drop what does not. */
    NONE
}
