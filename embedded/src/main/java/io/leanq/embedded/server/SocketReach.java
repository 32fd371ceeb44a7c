package io.leanq.embedded.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions that were opened over one socket, which live no longer than it. */
final class SocketReach implements Reach {
    private final ConnectionIds ids;
    private final ConnectionIds.Client client;
    private final Map<String, ServerSession> sessions = new ConcurrentHashMap<>();

    SocketReach(ConnectionIds ids, ConnectionIds.Client client) {
        this.ids = ids;
        this.client = client;
    }

    @Override
    public @Nullable ServerSession take(String id) {
        return sessions.get(id);
    }

    @Override
    public void giveBack(ServerSession session) {
        // one thread alone uses the socket
    }

    @Override
    public void add(ServerSession session) {
        ids.reserve(session.id(), client);
        sessions.put(session.id(), session);
    }

    @Override
    public void close(ServerSession session) {
        sessions.remove(session.id());
        session.close();
        ids.release(session.id(), client);
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
        List.copyOf(sessions.values()).forEach(this::close);
    }
}
