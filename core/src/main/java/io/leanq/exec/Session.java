package io.leanq.exec;

import io.leanq.driver.CallLimits;
import io.leanq.driver.jdbc.JdbcConnection;
import io.leanq.render.Dialect;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * A connection of its own. Belongs to one thread at a time: a call during another call throws.
 *
 * <p>In autocommit mode each statement is a transaction of its own. Otherwise changes take effect by {@link #commit()};
 * closing a session with uncommitted changes rolls them back and throws, so that no change is silently lost.
 */
public interface Session extends Executor, AutoCloseable {

    /**
     * A session inside the transaction of the caller's JDBC connection. It never commits, rolls back or closes the
     * connection; its {@link #commit} and {@link #rollback} throw.
     *
     * <p>A batch that fails half-way may leave its first rows in the transaction, which the caller has to roll back.
     *
     * @param platform the kind of database, such as one of {@link StandardPlatform}
     * @throws io.leanq.LeanqException if the connection is in autocommit mode, so that there is no transaction
     */
    static Session joining(Connection connection, Platform platform) {
        Given.PLATFORM.in("Session.joining(…, null)", platform);
        JdbcConnection joined = JdbcConnection.joining(Given.CONNECTION.in("Session.joining(null, …)", connection));
        Dialect dialect =
                platform.dialect(platform.dialectDependsOnGeneration() ? platform.probe(joined) : Optional.empty());
        return new ConnectedSession(
                new Runner(joined, dialect, new Listeners(List.of()), CallLimits.NONE),
                dialect,
                SessionMode.JOINED,
                TransactionOptions.DEFAULT,
                new UnitsUnderWay());
    }

    /**
     * Commits the changes since the last commit or rollback.
     *
     * @throws io.leanq.LeanqException if this session commits each statement by itself
     * @throws io.leanq.WriteConflict if another transaction changed the same rows first; nothing of this transaction
     *     remains
     * @throws io.leanq.ConnectionLost with {@code MAY_HAVE_RUN} if no answer came: whether the transaction is committed
     *     is unknown
     */
    void commit();

    /**
     * Rolls back the changes since the last commit or rollback.
     *
     * @throws io.leanq.LeanqException if this session commits each statement by itself, so that there is nothing to
     *     roll back
     */
    void rollback();

    /**
     * Closes the session and gives its connection back. Idempotent.
     *
     * @throws io.leanq.LeanqException if there were uncommitted changes, which are rolled back
     */
    @Override
    void close();
}
