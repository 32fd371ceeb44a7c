package io.leanq.benchmarks.children;

import java.util.List;
import java.util.Map;

/** A library that reads all authors with their books. */
interface Peer extends AutoCloseable {
    /** The authors with their books, in the library's own form. */
    Object fetch();

    /** The titles of each author by the author's key, of what {@link #fetch} returned. */
    Map<Integer, List<String>> titles(Object fetched);

    @Override
    default void close() {}
}
