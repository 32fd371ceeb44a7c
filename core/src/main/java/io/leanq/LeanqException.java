package io.leanq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that LeanQ reports. Messages say what was given, what was expected and what to do. They
 * never hold bound values, values of rows or passwords.
 */
public class LeanqException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private @Nullable BatchRows batchRows;

    public LeanqException(String message) {
        super(message);
    }

    public LeanqException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The rows of a batch that this failure is about; empty if there was no batch, or the rows are unknown. */
    public Optional<BatchRows> batchRows() {
        return Optional.ofNullable(batchRows);
    }

    /**
     * For drivers and the executor: sets the rows of a batch that this failure is about. A narrower range replaces a
     * wider one.
     *
     * @return this
     */
    public LeanqException inBatch(BatchRows rows) {
        BatchRows before = batchRows;
        if (before == null || rows.last() - rows.first() < before.last() - before.first()) {
            batchRows = rows;
        }
        return this;
    }

    @Override
    public String getMessage() {
        return batchRows == null ? super.getMessage() : batchRows + ": " + super.getMessage();
    }
}
