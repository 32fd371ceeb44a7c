package io.leanq.leanxcale.client;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection by their SQL. The least recently used statement is evicted first. A
 * statement whose result is being read is not evicted, so the cache may hold as many statements more than its bound as
 * results are open.
 */
final class StatementCache {
    private final LinkedHashMap<String, ServerStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private final int bound;
    private final Consumer<ServerStatement> evicted;

    /**
     * @param bound the most statements that are kept
     * @param evicted closes a statement on the server
     */
    StatementCache(int bound, Consumer<ServerStatement> evicted) {
        this.bound = bound;
        this.evicted = evicted;
    }

    @Nullable
    ServerStatement get(String sql) {
        return statements.get(sql);
    }

    /** Adds a statement for SQL that has none yet, and evicts statements beyond the bound. */
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

    /** Removes a statement without closing it. */
    void forget(ServerStatement statement) {
        statement.cached(false);
        statements.values().removeIf(kept -> kept == statement);
    }

    int size() {
        return statements.size();
    }
}
