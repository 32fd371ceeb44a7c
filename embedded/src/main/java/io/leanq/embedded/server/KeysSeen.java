package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a query has given to an UPSERT. Rows of a query have no order, so neither of two rows with one key can
 * replace the other.
 */
final class KeysSeen {
    private final List<Integer> columns;
    private final Set<List<@Nullable Object>> keys = new HashSet<>();

    /**
     * @param columns the query's columns that make the key, counted from 1; empty if the query does not give the key
     */
    KeysSeen(List<Integer> columns) {
        this.columns = columns;
    }

    /** Refuses the current row if an earlier row had its key. */
    void add(ResultSet row) throws SQLException {
        if (columns.isEmpty()) {
            return;
        }
        List<@Nullable Object> key = new ArrayList<>(columns.size());
        for (int column : columns) {
            key.add(comparable(row.getObject(column)));
        }
        if (!keys.add(key)) {
            throw new ServerErrorException("21000", "The query of the UPSERT gives two rows with the same key");
        }
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}
