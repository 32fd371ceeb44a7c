package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live connection ids of a server. An id belongs to the client that opened it and is of no use to any other;
 * opening it again is refused while that client is there, and takes it over when it is gone.
 */
final class ConnectionIds {
    private final int limit;
    private final Map<String, Client> owners = new HashMap<>();

    /** Whoever opened ids: a socket, or over HTTP the session itself. */
    interface Client {
        /** True when nobody is at the other end any more; may look at the socket. */
        boolean isGone();

        /** True when this other one, which has shown a password, may have an id of this client: when it is gone. */
        default boolean givesWayTo(Client next) {
            return isGone();
        }

        /** Frees everything of this client. */
        void kill();
    }

    ConnectionIds(int limit) {
        this.limit = limit;
    }

    /** Takes the id for the client. */
    void reserve(String id, Client client) {
        Client before = owner(id);
        if (before != null && before != client && before.givesWayTo(client)) {
            before.kill();
            releaseAll(before);
        }
        synchronized (this) {
            if (owners.containsKey(id)) {
                throw new ServerErrorException("08002", "Connection already exists");
            }
            if (owners.size() >= limit) {
                throw new ServerErrorException("08004", "The server has its limit of " + limit + " connections open");
            }
            owners.put(id, client);
        }
    }

    private synchronized @Nullable Client owner(String id) {
        return owners.get(id);
    }

    synchronized int count() {
        return owners.size();
    }

    /** Gives the id up, if the client has it. */
    synchronized void release(String id, Client client) {
        owners.remove(id, client);
    }

    private synchronized void releaseAll(Client client) {
        owners.values().removeIf(owner -> owner == client);
    }
}
