package io.leanq.exec;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;

/** The server's own words in a failure, which may quote the statement. */
final class ServerText {
    private ServerText() {}

    /**
     * The failure without the server's words and without its cause, which has them too; the failure itself if it is of
     * the client. It keeps its SQLSTATE, and of its class only whether the statement may have run.
     */
    static RuntimeException removed(RuntimeException failure) {
        if (failure.getClass() == ConnectionLost.class) {
            ConnectionLost lost = (ConnectionLost) failure;
            return new ConnectionLost(lost.reason(), lost.outcome(), lost.sqlState(), lost.code(), null, null);
        }
        if (failure instanceof SqlException refused && !(failure instanceof ConnectionLost)) {
            return new SqlException(refused.reason(), refused.sqlState(), refused.code(), null, null);
        }
        return failure;
    }
}
