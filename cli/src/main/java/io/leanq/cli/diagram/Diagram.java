package io.leanq.cli.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a picture of a schema shows. Names stand here as the database has them. Immutable.
 *
 * @param boxes tables and views, by schema and name
 * @param keys foreign keys between the boxes, in the order of the boxes
 * @param leftOut foreign keys that are not shown, in words
 */
record Diagram(Optional<String> title, List<Box> boxes, List<Key> keys, List<String> leftOut) {
    Diagram {
        boxes = List.copyOf(boxes);
        keys = List.copyOf(keys);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A table or a view.
     *
     * @param name with its schema, if it has one
     * @param group the name of the frame in which the box stands
     * @param hidden the number of columns that are not listed
     */
    record Box(String name, boolean view, Optional<String> group, List<Column> columns, int hidden) {
        Box {
            columns = List.copyOf(columns);
        }

        /** The number of lines below the name. */
        int lines() {
            return columns.size() + (hidden > 0 ? 1 : 0);
        }
    }

    /** A column that a box lists. */
    record Column(String name, String type, boolean primary, boolean foreign, boolean nullable) {}

    /**
     * A foreign key.
     *
     * @param child the index of the box that has the key
     * @param columns its columns
     * @param parent the index of the box that is referenced
     * @param target the columns that are referenced
     * @param optional true if a row need not reference another: a column of the key can be NULL
     * @param unique true if at most one row references the same row: a unique key lies in the columns of the key
     */
    record Key(
            String name,
            int child,
            List<String> columns,
            int parent,
            List<String> target,
            boolean optional,
            boolean unique) {
        Key {
            columns = List.copyOf(columns);
            target = List.copyOf(target);
        }
    }

    /** The keys that a box has. */
    List<Key> keysOf(int box) {
        return keys.stream().filter(key -> key.child() == box).toList();
    }

    /** The indexes of the columns of a key among the lines of its box; empty if the box does not list them. */
    List<Integer> lines(Key key) {
        List<Column> columns = boxes.get(key.child()).columns();
        return IntStream.range(0, columns.size())
                .filter(i -> key.columns().contains(columns.get(i).name()))
                .boxed()
                .toList();
    }
}
