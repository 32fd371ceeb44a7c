package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.cli.rows.BadRows.BadRow;

/** A load ends at a row that cannot be loaded, since no more bad rows are allowed. The message shows no values. */
final class TooManyBadRows extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final long line;

    TooManyBadRows(BadRow bad) {
        super(shown(bad.reason()));
        this.line = bad.row().line();
    }

    /** The server's own words follow the SQLSTATE, and may show values of the row. */
    private static String shown(String reason) {
        int end = reason.indexOf("]: ");
        return end < 0 || !reason.contains("[SQLSTATE ") ? reason : reason.substring(0, end + 1);
    }

    long line() {
        return line;
    }
}
