package io.leanq.leanxcale.client;

import java.time.Duration;
import java.time.Instant;
import org.apache.commons.pool2.DestroyMode;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.PooledObjectFactory;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/**
 * Opens, checks and closes the connections of a pool. One that was used a moment ago is lent as it is; one that lay idle longer, or while another one was
 * lost, is asked for a sign of life first.
 */
final class ConnectionFactory implements PooledObjectFactory<WireConnection> {
    private static final Duration TRUSTED_IDLE = Duration.ofSeconds(1);

    private final LeanxcaleOptions options;
    private final Watchdog watchdog;
    /** When a connection was last found lost: those that were idle then may be lost, too. */
    private volatile Instant lastLoss = Instant.EPOCH;

    ConnectionFactory(LeanxcaleOptions options, Watchdog watchdog) {
        this.options = options;
        this.watchdog = watchdog;
    }

    @Override
    public PooledObject<WireConnection> makeObject() {
        return new DefaultPooledObject<>(LogIn.open(options, watchdog));
    }

    @Override
    public boolean validateObject(PooledObject<WireConnection> pooled) {
        WireConnection connection = pooled.getObject();
        if (connection.isBroken() || !connection.exchange().isQuiet()) {
            return false;
        }
        Instant lastUse = pooled.getLastReturnInstant();
        boolean trusted = lastUse.isAfter(lastLoss) && pooled.getIdleDuration().compareTo(TRUSTED_IDLE) < 0;
        return trusted || connection.isAlive();
    }

    @Override
    public void activateObject(PooledObject<WireConnection> pooled) {
        // a connection is given back in the state in which it is lent
    }

    /** Makes a connection that is given back ready for the next user; the pool drops one for which this throws. */
    @Override
    public void passivateObject(PooledObject<WireConnection> pooled) {
        WireConnection connection = pooled.getObject();
        boolean usable = connection.reset();
        if (connection.isBroken()) {
            lastLoss = Instant.now();
        }
        if (!usable) {
            throw new IllegalStateException("the connection is not to be used again");
        }
    }

    @Override
    public void destroyObject(PooledObject<WireConnection> pooled) {
        pooled.getObject().close();
    }

    @Override
    public void destroyObject(PooledObject<WireConnection> pooled, DestroyMode mode) {
        destroyObject(pooled);
    }
}
