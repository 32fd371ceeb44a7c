package io.leanq.exec;

/**
 * One connection of its own. Belongs to one thread at a time: a call while another is under way throws.
 *
 * <p>In autocommit mode each statement is its own transaction. Otherwise changes wait for {@link #commit()}; closing over
 * uncommitted changes rolls them back and throws, so that none is lost unnoticed.
 */
public interface Session extends Executor, AutoCloseable {

    /**
     * @throws io.leanq.WriteConflict if another transaction changed the same rows first; nothing of this one remains
     * @throws io.leanq.ConnectionLost with {@code MAY_HAVE_RUN} if the answer was lost: whether it is committed is unknown
     */
    void commit();

    void rollback();

    /**
     * Idempotent.
     *
     * @throws io.leanq.LeanqException if there were uncommitted changes; they have been rolled back
     */
    @Override
    void close();
}
