package io.leanq.catalog;

import io.leanq.driver.DriverCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one row of a view or result set that describes a schema.
 *
 * @param <X> the Java type as which a row is read
 */
@FunctionalInterface
public interface CatalogRow<X> {

    /** Reads the cursor's current row. */
    X read(DriverCursor cells);

    /** Reads all rows of the cursor, and closes it. */
    static <X> List<X> all(DriverCursor cursor, CatalogRow<X> row) {
        List<X> rows = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                rows.add(row.read(cursor));
            }
        }
        return rows;
    }

    /** The text of a cell, the empty string for NULL. */
    static String text(DriverCursor cells, int index) {
        String text = cells.getString(index);
        return text == null ? "" : text;
    }

    /** The text of a cell; {@link Optional#empty} for NULL. */
    static Optional<String> textIfAny(DriverCursor cells, int index) {
        return Optional.ofNullable(cells.getString(index));
    }
}
