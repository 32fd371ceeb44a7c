package io.leanq.embedded.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions that were opened over one socket. They end with the socket at the latest. */
final class SocketReach implements Reach {
    private final ConnectionIds ids;
    private final ConnectionIds.Client client;
    private final Map<String, SocketSession> sessions = new ConcurrentHashMap<>();

    SocketReach(ConnectionIds ids, ConnectionIds.Client client) {
        this.ids = ids;
        this.client = client;
    }

    private final class SocketSession implements TakenSession {
        private final ServerSession session;

        SocketSession(ServerSession session) {
            this.session = session;
        }

        @Override
        public ServerSession session() {
            return session;
        }

        @Override
        public void close() {
            sessions.remove(session.id());
            session.close();
            ids.release(session.id(), client);
        }

        /** Nothing waits for the session: the thread of the socket is the only one that takes it. */
        @Override
        public void giveBack() {}
    }

    @Override
    public @Nullable TakenSession take(String id) {
        return sessions.get(id);
    }

    @Override
    public void add(ServerSession session) {
        ids.reserve(session.id(), client);
        sessions.put(session.id(), new SocketSession(session));
    }

    @Override
    public boolean isLoggedIn() {
        return !sessions.isEmpty();
    }

    @Override
    public boolean isTrusted() {
        return isLoggedIn();
    }

    @Override
    public void end() {
        List.copyOf(sessions.values()).forEach(SocketSession::close);
    }
}
