package io.leanq.catalog;

import io.leanq.driver.DriverCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one row of a view or result set that describes a schema.
 *
 * @param <X> what a row is read as
 */
@FunctionalInterface
public interface CatalogRow<X> {

    X read(DriverCursor cells);

    /** Every row of the cursor, which is closed then. */
    static <X> List<X> all(DriverCursor cursor, CatalogRow<X> row) {
        List<X> rows = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                rows.add(row.read(cursor));
            }
        }
        return rows;
    }

    /** The text of a cell, empty for NULL. */
    static String text(DriverCursor cells, int index) {
        String text = cells.getString(index);
        return text == null ? "" : text;
    }

    /** The text of a cell that may be NULL. */
    static Optional<String> textIfAny(DriverCursor cells, int index) {
        return Optional.ofNullable(cells.getString(index));
    }
}
