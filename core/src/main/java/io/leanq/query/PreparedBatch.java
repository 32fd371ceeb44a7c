package io.leanq.query;

import io.leanq.schema.Sequence;
import io.leanq.tree.TableIdentity;
import io.leanq.type.Binds;
import java.util.function.ToLongFunction;

/**
 * A batch for one dialect: the text of its prepared statement, and the encoder of its rows. For one run of the batch;
 * not thread-safe.
 *
 * @param <R> the Java type of one row
 */
public interface PreparedBatch<R> {

    String sql();

    /** The table that the statement changes. */
    TableIdentity target();

    /** Whether the text contains literals of the user's values, so that messages must not show it. */
    boolean holdsValues();

    /** Whether the text contains SQL that the user wrote, as listeners are told. */
    boolean hasPlainSql();

    /**
     * Writes one row to the driver. A failure carries the position of the row in the batch, counted from 0.
     *
     * @param draw draws a number for each column of this row that a sequence feeds; its exceptions are not caught
     * @throws io.leanq.InvalidStatement if the row is null, or has no value for a column or param that needs one
     * @throws io.leanq.LeanqException if a value does not convert to the type of its column; the message names the
     *     column
     */
    void encode(R row, Binds binds, ToLongFunction<Sequence> draw);

    /**
     * Checks what a row of the batch has changed, after the server has reported it.
     *
     * @param row index of the row in the batch, from 0
     * @param changed number of rows that it changed; {@link io.leanq.driver.RowCounts#UNREPORTED} if the server does
     *     not report it
     * @throws io.leanq.StaleRow if the batch is {@link Dsl#batchUpdateIfVersion} or {@link Dsl#batchDeleteIfVersion},
     *     and the row has changed nothing
     * @throws io.leanq.LeanqException if it is one, and the server does not report what the row has changed
     */
    void requireOutcome(long row, long changed);

    /** Adds to a failure of the rows' source the position of the row that could not be read. */
    void sourceFailed(RuntimeException failure);
}
