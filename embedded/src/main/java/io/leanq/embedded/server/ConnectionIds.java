package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection ids that are in use on a server. An id belongs to the client that opened it, and no other client can
 * use it. Opening the id again is refused while that client is connected, and takes the id over when the client is
 * gone.
 */
final class ConnectionIds {
    private final int limit;
    private final Map<String, Client> owners = new HashMap<>();

    /** The owner of ids: a socket, or over HTTP a session. */
    interface Client {
        /** True when the client is gone. The call may read from the socket. */
        boolean isGone();

        /** True when another client, which has shown a password, may take over an id of this client. */
        default boolean givesWayTo(Client next) {
            return isGone();
        }

        /** Ends the client and all its sessions. */
        void kill();
    }

    ConnectionIds(int limit) {
        this.limit = limit;
    }

    /**
     * Gives the id to the client.
     *
     * @throws ServerErrorException if another client has the id, or the server has its limit of ids
     */
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

    /** Frees the id if the client has it. */
    synchronized void release(String id, Client client) {
        owners.remove(id, client);
    }

    private synchronized void releaseAll(Client client) {
        owners.values().removeIf(owner -> owner == client);
    }
}
