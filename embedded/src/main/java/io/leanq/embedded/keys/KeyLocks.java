package io.leanq.embedded.keys;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Locks on the keys of parents. A transaction that puts in a child shares the parent's key with others that do; a transaction that takes
 * a parent away has its key to itself. Locks last until the transaction ends. A transaction that has many keys of one table gets the
 * lock of the whole table instead, if nobody else is in the way: a lock takes some 300 bytes. Thread-safe.
 */
final class KeyLocks {
    /** So many keys of one parent's a transaction locks one by one. */
    static final int KEYS_OF_ONE = 5_000;

    /** What is locked together: the keys of one table, by the columns that are referred to. */
    record Parent(String table, List<String> columns) {}

    /** One key. @param values in one form whatever the types of the columns */
    record Key(Parent parent, List<Object> values) {}

    enum Mode {
        /** For the parent of a child that is put in. */
        SHARED,
        /** For a parent that is taken away. */
        OWNED
    }

    enum Outcome {
        LOCKED,
        /** The other end was changed by a transaction that has committed since the view of this one was taken. */
        LOCKED_BUT_CHANGED,
        /** Another transaction is at the other end. */
        BUSY
    }

    /** The locks on a key, or on all keys of a parent. */
    private static class State {
        final Set<Holder> sharing = new HashSet<>();
        final Set<Holder> owning = new HashSet<>();
        /** When a child was last committed, when a parent was last taken away. */
        long childAt;

        long goneAt;

        boolean isFreeFor(Holder holder, Mode mode) {
            return isAlone(owning, holder) && (mode == Mode.SHARED || isAlone(sharing, holder));
        }

        /** Nobody is in the set but the holder. */
        private static boolean isAlone(Set<Holder> set, Holder holder) {
            return set.isEmpty() || set.size() == 1 && set.contains(holder);
        }

        void add(Holder holder, Mode mode) {
            (mode == Mode.SHARED ? sharing : owning).add(holder);
        }

        long changedAt(Mode mode) {
            return mode == Mode.SHARED ? goneAt : childAt;
        }

        void end(Holder holder, boolean committed, long clock) {
            if (sharing.remove(holder) && committed) {
                childAt = clock;
            }
            if (owning.remove(holder) && committed) {
                goneAt = clock;
            }
        }

        boolean isUnused(long oldestView) {
            return sharing.isEmpty() && owning.isEmpty() && Math.max(childAt, goneAt) <= oldestView;
        }
    }

    /** The locks on the keys of a parent: on each of them, and on all. */
    private static final class Table extends State {
        final Map<Key, State> keys = new HashMap<>();
        /** Whoever has a lock on any key, and the changes of any. */
        final State any = new State();

        boolean allIsFreeFor(Holder holder, Mode mode) {
            return isFreeFor(holder, mode) && any.isFreeFor(holder, mode);
        }
    }

    /** The locks of one transaction. */
    static final class Holder {
        private final Map<Parent, Set<Key>> keys = new HashMap<>();
        private final Map<Parent, Mode> whole = new HashMap<>();
        /** What was committed later the transaction does not see. */
        private long view;

        private Holder(long view) {
            this.view = view;
        }
    }

    /** A key that may be forgotten once everybody's view is later. */
    private record Ended(Parent parent, @Nullable Key key, long at) {}

    private final Map<Parent, Table> tables = new HashMap<>();
    private final Set<Holder> active = new HashSet<>();
    private final Queue<Ended> ended = new ArrayDeque<>();
    private long clock;

    /** A transaction begins, before its snapshot is taken. */
    synchronized Holder begin() {
        Holder holder = new Holder(clock);
        active.add(holder);
        return holder;
    }

    /** The transaction sees from now on what was committed until now. Called before it looks. */
    synchronized void renewView(Holder holder) {
        holder.view = clock;
    }

    /** @param waitNanos how long to wait for others; 0 for not at all */
    synchronized Outcome lock(Holder holder, Key key, Mode mode, long waitNanos) {
        long end = System.nanoTime() + waitNanos;
        while (!isFree(holder, key, mode)) {
            long left = end - System.nanoTime();
            if (waitNanos == 0 || left <= 0 || !pause(left)) {
                return Outcome.BUSY;
            }
        }
        return take(holder, key, mode) > holder.view ? Outcome.LOCKED_BUT_CHANGED : Outcome.LOCKED;
    }

    private boolean isFree(Holder holder, Key key, Mode mode) {
        Table table = tables.get(key.parent);
        if (table == null) {
            return true;
        }
        State state = table.keys.get(key);
        return table.isFreeFor(holder, mode) && (state == null || state.isFreeFor(holder, mode));
    }

    private boolean pause(long nanos) {
        try {
            wait(nanos / 1_000_000 + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return when the other end was last changed */
    private long take(Holder holder, Key key, Mode mode) {
        Table table = tables.computeIfAbsent(key.parent, parent -> new Table());
        Mode whole = holder.whole.get(key.parent);
        if (whole == Mode.OWNED || whole == mode) {
            State state = table.keys.get(key);
            return Math.max(table.changedAt(mode), state == null ? 0 : state.changedAt(mode));
        }
        State state = table.keys.computeIfAbsent(key, k -> new State());
        state.add(holder, mode);
        table.any.add(holder, mode);
        Set<Key> keys = holder.keys.computeIfAbsent(key.parent, parent -> new HashSet<>());
        keys.add(key);
        long changedAt = Math.max(table.changedAt(mode), state.changedAt(mode));
        if (keys.size() % KEYS_OF_ONE == 0) {
            takeWhole(holder, key.parent, table, mode);
        }
        return changedAt;
    }

    private static void takeWhole(Holder holder, Parent parent, Table table, Mode mode) {
        if (!table.allIsFreeFor(holder, mode)) {
            return;
        }
        holder.whole.put(parent, mode);
        table.add(holder, mode);
    }

    /** The transaction ends, once others see what it did. @param committed whether there is anything to see */
    synchronized void end(Holder holder, boolean committed) {
        if (!active.remove(holder)) {
            return;
        }
        if (!holder.keys.isEmpty()) {
            clock++;
            holder.keys.forEach((parent, keys) -> {
                Table table = tables.get(parent);
                if (table != null) {
                    end(holder, parent, table, keys, committed);
                }
            });
            notifyAll();
        }
        forget();
    }

    private void end(Holder holder, Parent parent, Table table, Set<Key> keys, boolean committed) {
        for (Key key : keys) {
            State state = table.keys.get(key);
            if (state != null) {
                state.end(holder, committed, clock);
                ended.add(new Ended(parent, key, clock));
            }
        }
        table.any.end(holder, committed, clock);
        table.end(holder, committed, clock);
        ended.add(new Ended(parent, null, clock));
    }

    /** What ended before the view of every transaction that is under way can meet nobody any more. */
    private void forget() {
        long oldest = active.stream().mapToLong(holder -> holder.view).min().orElse(Long.MAX_VALUE);
        for (Ended next = ended.peek(); next != null && next.at <= oldest; next = ended.peek()) {
            ended.remove();
            Table table = tables.get(next.parent);
            if (table == null) {
                continue;
            }
            State state = next.key == null ? null : table.keys.get(next.key);
            if (state != null && state.isUnused(oldest)) {
                table.keys.remove(next.key);
            }
            if (table.keys.isEmpty() && table.isUnused(oldest) && table.any.isUnused(oldest)) {
                tables.remove(next.parent);
            }
        }
    }

    /** How many keys and tables are remembered, for tests of what is forgotten. */
    synchronized int size() {
        return tables.values().stream().mapToInt(table -> 1 + table.keys.size()).sum();
    }
}
