package io.leanq.query;

import io.leanq.tree.SourceInstance;
import io.leanq.type.Cells;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which rows are null: those of an outer-joined table without a match. A row made of columns of one such table
 * is null if the whole primary key is among the columns and all of it is NULL; every other row is made of its values.
 */
final class NullRows {
    private NullRows() {}

    /**
     * The positions of the primary key's columns if a row of these columns is null when all of them are NULL; null if
     * such a row is never null.
     */
    static int @Nullable [] keyPositions(List<Expression<?>> columns, Set<SourceInstance> outerJoined) {
        if (!(columns.get(0) instanceof SourceColumn<?> first)
                || !outerJoined.contains(first.node().source())) {
            return null;
        }
        Set<String> key = new HashSet<>(first.keyOfSource());
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!(columns.get(i) instanceof SourceColumn<?> column)
                    || !column.node().source().equals(first.node().source())) {
                return null;
            }
            if (key.remove(column.name())) {
                positions.add(i);
            }
        }
        return key.isEmpty() && !positions.isEmpty()
                ? positions.stream().mapToInt(Integer::intValue).toArray()
                : null;
    }

    /** Whether all cells at these positions of a row are NULL. */
    static boolean isNull(Cells cells, int at, int[] positions) {
        for (int position : positions) {
            if (!cells.isNull(at + position)) {
                return false;
            }
        }
        return true;
    }
}
