package io.leanq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Root of every failure that LeanQ reports. Messages say what was given, what was expected and what to do; they never
 * hold bound values, values of rows or passwords.
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

    /** Which rows of a batch this is about; empty if it is about none, or nobody knows. */
    public Optional<BatchRows> batchRows() {
        return Optional.ofNullable(batchRows);
    }

    /**
     * For drivers and the executor: notes which rows of a batch this is about. A narrower note replaces a wider one.
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
