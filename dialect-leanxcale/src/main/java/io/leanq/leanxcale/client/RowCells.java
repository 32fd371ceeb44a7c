package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import io.leanq.wire.error.WireException;
import io.leanq.wire.value.RowCursor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current row of a {@link RowCursor}, as cells. */
class RowCells implements Cells {
    /** Never stands on a row. */
    private static final RowCursor NO_ROW = new RowCursor();

    RowCursor row;

    RowCells(RowCursor row) {
        this.row = row;
    }

    /** Detaches the cells from the cursor, which is used for another result from now on. Cells are then refused. */
    final void detach() {
        row = NO_ROW;
    }

    @Override
    public final boolean isNull(int index) {
        try {
            return row.isNull(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final boolean getBoolean(int index) {
        try {
            return !row.isNull(index) && row.getBoolean(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final int getInt(int index) {
        try {
            return row.isNull(index) ? 0 : row.getInt(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final long getLong(int index) {
        try {
            return row.isNull(index) ? 0 : row.getLong(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final double getDouble(int index) {
        try {
            return row.isNull(index) ? 0 : row.getDouble(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final @Nullable BigDecimal getDecimal(int index) {
        try {
            return row.isNull(index) ? null : row.getDecimal(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final @Nullable String getString(int index) {
        try {
            return row.isNull(index) ? null : row.getString(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final byte @Nullable [] getBytes(int index) {
        try {
            return row.isNull(index) ? null : row.getBytes(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final @Nullable LocalDate getDate(int index) {
        try {
            return row.isNull(index) ? null : row.getDate(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final @Nullable LocalTime getTime(int index) {
        try {
            return row.isNull(index) ? null : row.getTime(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final @Nullable LocalDateTime getTimestamp(int index) {
        try {
            return row.isNull(index) ? null : row.getTimestamp(index);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    @Override
    public final @Nullable List<@Nullable Object> getArray(int index, SqlType element) {
        try {
            if (row.isNull(index)) {
                return null;
            }
            RowCells elements = new RowCells(row.getArray(index));
            List<@Nullable Object> values = new ArrayList<>(elements.row.size());
            for (int i = 0; i < elements.row.size(); i++) {
                values.add(element.read(elements, i));
            }
            return Collections.unmodifiableList(values);
        } catch (WireException e) {
            throw unreadable(e);
        }
    }

    private static LeanqException unreadable(WireException cause) {
        return new LeanqException(cause.getMessage() == null ? "a cell cannot be read" : cause.getMessage(), cause);
    }
}
