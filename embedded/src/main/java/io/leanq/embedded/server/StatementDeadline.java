package io.leanq.embedded.server;

import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import java.time.Duration;

/** When a statement that has a limit of time has to have ended. */
final class StatementDeadline {
    private static final String CANCELED = "57014";

    private final Duration limit;
    private final long end;

    private StatementDeadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** So much time from now. */
    static StatementDeadline in(Duration limit) {
        return new StatementDeadline(limit);
    }

    /** @throws ServerErrorException with SQLSTATE 57014 if the time is over */
    void requireTime() {
        if (System.nanoTime() - end > 0) {
            throw tooLate();
        }
    }

    /** The failure itself, or what to say of it if the limit has ended the statement. */
    ServerErrorException explained(ServerErrorException failure) {
        return failure.error().sqlState().equals(CANCELED) ? tooLate() : failure;
    }

    private ServerErrorException tooLate() {
        return new ServerErrorException(ReportedError.of(
                CANCELED,
                "The statement took longer than the " + limit.toMillis() + " ms that the server was started with"));
    }
}
