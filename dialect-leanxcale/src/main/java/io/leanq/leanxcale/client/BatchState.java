package io.leanq.leanxcale.client;

/**
 * The life of a batch whose rows go to the server while the next are gathered. {@link RowsUnderWay} holds the state and
 * is the only class that changes it; {@link WireBatch} asks for it.
 *
 * <pre>
 *            send            sent             take            ran              report
 * GATHERING ─────▶ SENDING ──────▶ UNDER_WAY ─────▶ TAKING ─────▶ ANSWERED ───────▶ REPORTING
 *     ▲                                                                                 │
 *     └──────────────────────────────────── reported ───────────────────────────────────┘
 *
 * SENDING ─── not sent ────────▶ BROKEN
 * TAKING ──── did not run ─────▶ FAILED ─── report ───▶ BROKEN
 * REPORTING ─ listener failed ─▶ BROKEN
 *
 * UNDER_WAY ─ close ───────────▶ LEFT ───── take ─────▶ TAKING ─── ran or failed ───▶ CLOSED
 * GATHERING, ANSWERED, REPORTING, FAILED, BROKEN ────── close ──────────────────────▶ CLOSED
 * </pre>
 *
 * Rows are added in GATHERING, UNDER_WAY, ANSWERED and FAILED; a failure is reported when the rows behind the failed
 * ones are complete. In all other states the batch refuses rows.
 */
enum BatchState {
    /** Rows are gathered; none is with the server, and all that were sent are reported. */
    GATHERING,
    /** Rows are being sent. */
    SENDING,
    /** Rows are with the server; the next are gathered. */
    UNDER_WAY,
    /**
     * The answer to the rows is being received, or the rows are sent again because the server forgot their statement.
     */
    TAKING,
    /** The server ran the rows; the batch has not reported their counts. */
    ANSWERED,
    /** The rows did not run, or it is not known whether they ran; the batch has not reported the failure. */
    FAILED,
    /** The counts are being reported to the batch's listener. */
    REPORTING,
    /** Sending or reporting failed. It is not known which of the rows ran, so the batch accepts no more rows. */
    BROKEN,
    /** Closed while rows are with the server; their answer is taken before anything else is sent on the connection. */
    LEFT,
    /** Closed, with no answer outstanding. */
    CLOSED;

    /** True if the batch accepts rows. */
    boolean takesRows() {
        return this == GATHERING || this == UNDER_WAY || this == ANSWERED || this == FAILED;
    }

    /** True if an answer of the server is outstanding, so that the sent rows are still read. */
    boolean awaitsAnswer() {
        return this == UNDER_WAY || this == LEFT;
    }

    /** True after the batch was closed. */
    boolean isClosed() {
        return this == LEFT || this == CLOSED;
    }

    /**
     * The given state, if it may follow this one.
     *
     * @throws IllegalStateException if no arrow leads there
     */
    BatchState to(BatchState next) {
        if (!leadsTo(next)) {
            throw new IllegalStateException("a batch that is " + this + " cannot become " + next);
        }
        return next;
    }

    private boolean leadsTo(BatchState next) {
        return switch (this) {
            case GATHERING -> next == SENDING || next == CLOSED;
            case SENDING -> next == UNDER_WAY || next == BROKEN;
            case UNDER_WAY -> next == TAKING || next == LEFT;
            case LEFT -> next == TAKING;
            case TAKING -> next == ANSWERED || next == FAILED || next == CLOSED;
            case ANSWERED -> next == REPORTING || next == CLOSED;
            case FAILED -> next == BROKEN || next == CLOSED;
            case REPORTING -> next == GATHERING || next == BROKEN || next == CLOSED;
            case BROKEN -> next == CLOSED;
            case CLOSED -> false;
        };
    }
}
