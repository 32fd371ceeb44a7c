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
 * The keys that a query has given to an UPSERT: rows of a query have no order, so none of two with the same key can
 * win.
 */
final class KeysSeen {
    private final List<Integer> columns;
    private final Set<List<@Nullable Object>> keys = new HashSet<>();

    /** @param columns of the query, counted from 1, that make the key; none if the key is not given by the query */
    KeysSeen(List<Integer> columns) {
        this.columns = columns;
    }

    /** Refuses the current row if its key came before. */
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
