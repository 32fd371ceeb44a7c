package io.leanq.benchmarks.children;

import io.leanq.exec.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code fetchGrouped} of one join. */
final class LeanqPeer implements Peer {
    private final Database db;

    LeanqPeer(Shelf shelf) {
        db = shelf.database();
    }

    @Override
    public Object fetch() {
        return db.fetchGrouped(Shelf.JOIN);
    }

    @Override
    public Map<Integer, List<String>> titles(Object fetched) {
        Map<Integer, List<String>> titles = new LinkedHashMap<>();
        ((Map<?, ?>) fetched)
                .forEach((author, books) -> titles.put(
                        ((Author) author).id(),
                        ((List<?>) books)
                                .stream().map(book -> ((Book) book).title()).toList()));
        return titles;
    }
}
