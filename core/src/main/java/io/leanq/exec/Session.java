package io.leanq.exec;

import io.leanq.driver.CallLimits;
import io.leanq.driver.jdbc.JdbcConnection;
import io.leanq.render.Dialect;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * One connection of its own. Belongs to one thread at a time: a call while another is under way throws.
 *
 * <p>In autocommit mode each statement is its own transaction. Otherwise changes wait for {@link #commit()}; closing
 * over uncommitted changes rolls them back and throws, so that none is lost unnoticed.
 */
public interface Session extends Executor, AutoCloseable {

    /**
     * Works inside the transaction of a caller's JDBC connection: never commits, rolls back or closes it, and its own
     * {@link #commit} and {@link #rollback} are refused.
     *
     * <p>A batch that fails half-way may leave its first rows in the caller's transaction, which is his to roll back.
     *
     * @param platform what kind of database it is, as in {@link StandardPlatform}
     * @throws io.leanq.LeanqException if the connection commits each statement by itself: there is no transaction then
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
     * Commits what was changed since the last commit.
     *
     * @throws io.leanq.LeanqException if this session commits each statement by itself
     * @throws io.leanq.WriteConflict if another transaction changed the same rows first; nothing of this one remains
     * @throws io.leanq.ConnectionLost with {@code MAY_HAVE_RUN} if the answer was lost: whether it is committed is
     *     unknown
     */
    void commit();

    /**
     * Takes back what was changed since the last commit.
     *
     * @throws io.leanq.LeanqException if this session commits each statement by itself, so that nothing can be taken
     *     back
     */
    void rollback();

    /**
     * Idempotent.
     *
     * @throws io.leanq.LeanqException if there were uncommitted changes; they have been rolled back
     */
    @Override
    void close();
}
