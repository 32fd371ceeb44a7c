package io.leanq.embedded.server;

import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import java.time.Duration;

/** The moment by which a statement has to end. */
final class StatementDeadline {
    private static final String CANCELED = "57014";

    private final Duration limit;
    private final long end;

    private StatementDeadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** The deadline this long from now. */
    static StatementDeadline in(Duration limit) {
        return new StatementDeadline(limit);
    }

    /** @throws ServerErrorException with SQLSTATE 57014 if the time is over */
    void requireTime() {
        if (System.nanoTime() - end > 0) {
            throw tooLate();
        }
    }

    /** The failure, or a description of the limit if the limit has ended the statement. */
    ServerErrorException explained(ServerErrorException failure) {
        return failure.error().sqlState().equals(CANCELED) ? tooLate() : failure;
    }

    private ServerErrorException tooLate() {
        return new ServerErrorException(ReportedError.of(
                CANCELED,
                "The statement took longer than the " + limit.toMillis() + " ms that the server was started with"));
    }
}
