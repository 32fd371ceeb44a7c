package io.leanq.leanxcale.client;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection by their SQL, least recently used first out. Statements whose result is
 * being read are never put out, so that the bound can be passed by as many as are open at once.
 */
final class StatementCache {
    private final LinkedHashMap<String, ServerStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private final int bound;
    private final Consumer<ServerStatement> evicted;

    /** @param evicted closes a statement on the server */
    StatementCache(int bound, Consumer<ServerStatement> evicted) {
        this.bound = bound;
        this.evicted = evicted;
    }

    @Nullable
    ServerStatement get(String sql) {
        return statements.get(sql);
    }

    /** Keeps a statement for which there was none, and puts out what is beyond the bound. */
    void put(String sql, ServerStatement statement) {
        statement.cached(true);
        statements.put(sql, statement);
        Iterator<Map.Entry<String, ServerStatement>> eldest =
                statements.entrySet().iterator();
        while (statements.size() > bound && eldest.hasNext()) {
            ServerStatement candidate = eldest.next().getValue();
            if (!candidate.isInUse()) {
                eldest.remove();
                candidate.cached(false);
                evicted.accept(candidate);
            }
        }
    }

    /** Forgets a statement without closing it. */
    void forget(ServerStatement statement) {
        statement.cached(false);
        statements.values().removeIf(kept -> kept == statement);
    }

    int size() {
        return statements.size();
    }
}
