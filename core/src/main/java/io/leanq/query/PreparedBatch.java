package io.leanq.query;

import io.leanq.schema.Sequence;
import io.leanq.tree.TableIdentity;
import io.leanq.type.Binds;
import java.util.function.ToLongFunction;

/**
 * A batch for one dialect: the text of its prepared statement, and how a row is bound to it. For one run, in one
 * thread.
 */
public interface PreparedBatch<R> {

    String sql();

    /** The table that is changed. */
    TableIdentity target();

    /** Whether literals are written into the text, so that it is not for messages. */
    boolean holdsValues();

    /**
     * Hands one row to the driver. What it throws says which row of the batch it was, counted from 0.
     *
     * @param draw called for each column of this row that a sequence feeds; what it throws passes
     * @throws io.leanq.InvalidStatement if the row is null, or gives no value for a column or param that wants one
     * @throws io.leanq.LeanqException if a value does not convert to the type of its column, which it names
     */
    void encode(R row, Binds binds, ToLongFunction<Sequence> draw);

    /** The source of the rows failed to give the next one: notes on the failure which row that is. */
    void sourceFailed(RuntimeException failure);
}
