package io.leanq.cli.sql;

import io.leanq.LeanqException;
import io.leanq.cli.terminal.Failures;

/** A statement of a file failed. The message has the file and the line before the reason. */
final class StatementFailed extends LeanqException {
    private static final long serialVersionUID = 1;

    StatementFailed(String place, LeanqException cause) {
        super(place + Failures.oneLine(cause), cause);
    }
}
