package io.leanq.embedded.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of HTTP clients. A client may use any number of sockets for one session, one request at a time. Over
 * HTTP the id of the session is a request's only proof, so an id is valid only from the address that opened it. A
 * session that nobody uses for the idle time is rolled back and closed. Thread-safe.
 */
final class HttpSessions {
    private static final int MILLIS_TO_END = 500;

    private final ConnectionIds ids;
    private final long idleNanos;
    private final Map<String, Held> sessions = new ConcurrentHashMap<>();

    HttpSessions(ConnectionIds ids, Duration idleTime) {
        this.ids = ids;
        this.idleNanos = idleTime.toNanos();
    }

    /** A session and who uses it. A request that has taken the session holds the lock. */
    private final class Held implements ConnectionIds.Client, TakenSession {
        private final ServerSession session;
        private final InetAddress address;
        private final ReentrantLock lock = new ReentrantLock();
        private final Set<HttpReach> sockets = ConcurrentHashMap.newKeySet();
        private volatile long usedAt = System.nanoTime();
        private volatile boolean closed;

        Held(ServerSession session, InetAddress address) {
            this.session = session;
            this.address = address;
        }

        /** True when every socket that used the session is closed. The user may still come back over another socket. */
        @Override
        public boolean isGone() {
            return sockets.isEmpty();
        }

        /** Only the session's own user, who has just shown the password, may open the id anew. */
        @Override
        public boolean givesWayTo(ConnectionIds.Client next) {
            return isGone()
                    && next instanceof Held other
                    && other.address.equals(address)
                    && other.session.user().equalsIgnoreCase(session.user());
        }

        @Override
        public void kill() {
            session.cancel();
            lock.lock();
            try {
                close();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public ServerSession session() {
            return session;
        }

        /** The caller holds the lock. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                sessions.remove(session.id(), this);
                session.close();
                ids.release(session.id(), this);
            }
        }

        @Override
        public void giveBack() {
            usedAt = System.nanoTime();
            if (session.isEnded()) {
                close();
            }
            lock.unlock();
        }

        private void closeIfIdle() {
            if (System.nanoTime() - usedAt > idleNanos && lock.tryLock()) {
                try {
                    if (System.nanoTime() - usedAt > idleNanos) {
                        close();
                    }
                } finally {
                    lock.unlock();
                }
            }
        }

        private void closeNow() {
            session.cancel();
            try {
                if (lock.tryLock(MILLIS_TO_END, TimeUnit.MILLISECONDS)) {
                    try {
                        close();
                    } finally {
                        lock.unlock();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The sessions that a socket from this address may use. */
    Reach from(InetAddress address) {
        return new HttpReach(address);
    }

    void closeIdle() {
        sessions.values().forEach(Held::closeIfIdle);
    }

    void closeAll() {
        List.copyOf(sessions.values()).forEach(Held::closeNow);
    }

    /** The sessions as one socket sees them. */
    private final class HttpReach implements Reach {
        private final InetAddress address;
        private final Set<Held> used = ConcurrentHashMap.newKeySet();
        private volatile @Nullable Held last;

        HttpReach(InetAddress address) {
            this.address = address;
        }

        @Override
        public @Nullable TakenSession take(String id) {
            Held held = sessions.get(id);
            if (held == null || !held.address.equals(address)) {
                return null;
            }
            held.lock.lock();
            if (held.closed) {
                held.lock.unlock();
                return null;
            }
            use(held);
            return held;
        }

        private void use(Held held) {
            held.usedAt = System.nanoTime();
            held.sockets.add(this);
            used.removeIf(other -> other.closed);
            used.add(held);
            last = held;
        }

        @Override
        public void add(ServerSession session) {
            Held held = new Held(session, address);
            ids.reserve(session.id(), held);
            sessions.put(session.id(), held);
            use(held);
        }

        @Override
        public boolean isLoggedIn() {
            Held held = last;
            return held != null && !held.closed;
        }

        /**
         * True for every socket of an address with a session: a pool of sockets may send a large message over a new
         * one.
         */
        @Override
        public boolean isTrusted() {
            return sessions.values().stream().anyMatch(held -> held.address.equals(address));
        }

        @Override
        public void end() {
            used.forEach(held -> held.sockets.remove(this));
        }
    }
}
