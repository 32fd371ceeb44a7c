package io.leanq.embedded.database;

import io.leanq.embedded.error.ServerError;
import io.leanq.embedded.error.ServerErrorException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps transactions apart that touch the two ends of a foreign key: one that puts in a child shares the parent's key with others that do,
 * and one that takes a parent away has its key to itself, until they end. Whoever comes in between waits a moment and is the later
 * writer of a conflict; so is who works on a snapshot older than the other's commit. Thread-safe.
 */
public final class KeyLocks {
    /** The key of a parent. @param values in one form whatever the type of the column */
    public record Key(ForeignKey.Name parent, List<String> columns, List<Object> values) {}

    private static final class State {
        final Set<Holder> sharing = new HashSet<>();

        @Nullable
        Holder owner;
        /** When a child was last committed, and when a parent was last taken away. */
        long childAt;

        long goneAt;

        boolean isFree() {
            return owner == null && sharing.isEmpty();
        }
    }

    /** What one transaction holds. */
    public static final class Holder {
        private final Set<Key> shared = new HashSet<>();
        private final Set<Key> owned = new HashSet<>();
        private final long began;

        private Holder(long began) {
            this.began = began;
        }
    }

    private final long waitMillis;
    private final Map<Key, State> states = new HashMap<>();
    private final Set<Holder> active = new HashSet<>();
    private long clock;

    KeyLocks(long waitMillis) {
        this.waitMillis = waitMillis;
    }

    /** A transaction begins, before its snapshot is taken. */
    public synchronized Holder begin() {
        Holder holder = new Holder(clock);
        active.add(holder);
        return holder;
    }

    /**
     * For the parent of a child that was put in.
     *
     * @param snapshot whether the transaction sees what was committed before it began only
     * @throws ServerErrorException a conflict
     */
    public synchronized void share(Holder holder, Key key, boolean snapshot) {
        State state = states.computeIfAbsent(key, k -> new State());
        await(() -> state.owner == null || state.owner == holder);
        if (snapshot && state.goneAt > holder.began) {
            throw new ServerErrorException(ServerError.conflict());
        }
        state.sharing.add(holder);
        holder.shared.add(key);
    }

    /**
     * For a parent that was taken away.
     *
     * @param snapshot whether the transaction sees what was committed before it began only
     * @throws ServerErrorException a conflict
     */
    public synchronized void own(Holder holder, Key key, boolean snapshot) {
        State state = states.computeIfAbsent(key, k -> new State());
        await(() -> (state.owner == null || state.owner == holder)
                && (state.sharing.isEmpty() || state.sharing.size() == 1 && state.sharing.contains(holder)));
        if (snapshot && state.childAt > holder.began) {
            throw new ServerErrorException(ServerError.conflict());
        }
        state.owner = holder;
        holder.owned.add(key);
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition) {
        long end = System.nanoTime() + waitMillis * 1_000_000;
        while (!condition.holds()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new ServerErrorException(ServerError.conflict());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerErrorException(ServerError.conflict());
            }
        }
    }

    /** The transaction ends. @param committed whether what it did is there for others */
    public synchronized void end(Holder holder, boolean committed) {
        if (!active.remove(holder)) {
            return;
        }
        if (committed && !(holder.shared.isEmpty() && holder.owned.isEmpty())) {
            clock++;
        }
        for (Key key : holder.shared) {
            State state = states.get(key);
            state.sharing.remove(holder);
            state.childAt = committed ? clock : state.childAt;
        }
        for (Key key : holder.owned) {
            State state = states.get(key);
            state.owner = null;
            state.goneAt = committed ? clock : state.goneAt;
        }
        forget();
        notifyAll();
    }

    /** What ended before every transaction that is under way began can meet nobody any more. */
    private void forget() {
        long oldest = active.stream().mapToLong(holder -> holder.began).min().orElse(Long.MAX_VALUE);
        states.values().removeIf(state -> state.isFree() && Math.max(state.childAt, state.goneAt) <= oldest);
    }
}
