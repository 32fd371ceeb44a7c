package io.leanq.render;

/** How a statement asks for a part of the rows. */
public enum PagingStyle {
    /** {@code LIMIT ? OFFSET ?} */
    LIMIT_OFFSET,
    /** {@code OFFSET ? ROWS FETCH NEXT ? ROWS ONLY} */
    OFFSET_FETCH
}
