package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.util.NoSuchElementException;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/**
 * LeanQ's client for LeanXcale: lends pooled connections that speak the wire protocol. Thread-safe. It opens a connection only when one is asked for, so
 * that a wrong address or password shows with the first {@link #acquire}.
 */
public final class LeanxcaleDriver implements Driver {
    private final LeanxcaleOptions options;
    private final GenericObjectPool<WireConnection> pool;

    public LeanxcaleDriver(LeanxcaleOptions options) {
        this.options = options;
        GenericObjectPoolConfig<WireConnection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(options.poolSize());
        config.setMaxIdle(options.poolSize());
        config.setMaxWait(options.poolTimeout());
        config.setTestOnBorrow(true);
        config.setJmxEnabled(false);
        this.pool = new GenericObjectPool<>(new ConnectionFactory(options, new Watchdog()), config);
    }

    /** The options that the driver was made with. */
    public LeanxcaleOptions options() {
        return options;
    }

    @Override
    public DriverConnection acquire() {
        try {
            return new LentConnection(pool.borrowObject(), pool::returnObject);
        } catch (RuntimeException e) {
            throw explained(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeanqException("interrupted while waiting for a connection", e);
        } catch (Exception e) {
            throw new LeanqException("no connection could be opened", e);
        }
    }

    private LeanqException explained(RuntimeException e) {
        if (e instanceof LeanqException known) {
            return known;
        }
        if (pool.isClosed()) {
            return new LeanqException("the database has been closed", e);
        }
        boolean waitedInVain = e instanceof NoSuchElementException && pool.getNumActive() >= options.poolSize();
        if (waitedInVain) {
            return new ConnectionLost(
                    "no connection came free within "
                            + options.poolTimeout().toMillis() + " ms: all " + options.poolSize()
                            + " are in use; close sessions and streams, or raise poolSize",
                    Outcome.NOT_RUN,
                    e);
        }
        return new LeanqException("no connection could be opened", e);
    }

    /** Closes idle connections at once, lent ones when they are given back. */
    @Override
    public void close() {
        pool.close();
    }
}
