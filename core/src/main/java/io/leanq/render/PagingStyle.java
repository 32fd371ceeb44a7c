package io.leanq.render;

/** How a query asks for a part of its rows. */
public enum PagingStyle {
    /** {@code LIMIT ? OFFSET ?} */
    LIMIT_OFFSET,
    /** {@code OFFSET ? ROWS FETCH NEXT ? ROWS ONLY} */
    OFFSET_FETCH
}
