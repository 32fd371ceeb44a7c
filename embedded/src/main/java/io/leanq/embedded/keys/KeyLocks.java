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
 * Locks on the keys of parents. A transaction that inserts a child shares the parent's key with others that do the
 * same. A transaction that removes a parent owns the parent's key alone. Locks last until the transaction ends. A lock
 * takes about 300 bytes, so a transaction with many keys of one table gets the lock of the whole table instead, unless
 * another transaction has a lock there. Thread-safe.
 */
final class KeyLocks {
    /** The most keys of one parent that a transaction locks one by one. */
    static final int KEYS_OF_ONE = 5_000;

    /**
     * The most keys that are remembered one by one after their transactions. Earlier keys then count as their whole
     * table.
     */
    static final int MOST_REMEMBERED = 50_000;

    /**
     * The keys of one table by the columns that foreign keys refer to. There is one object for them, even if table or
     * columns are renamed.
     */
    static final class Parent {
        private final String name;

        Parent(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * One key.
     *
     * @param values in a form that does not depend on the types of the columns
     */
    record Key(Parent parent, List<Object> values) {}

    enum Mode {
        /** Held for the parent of an inserted child. */
        SHARED,
        /** Held for a removed parent. */
        OWNED
    }

    enum Outcome {
        LOCKED,
        /** The key is locked, but a transaction that has committed since this one's view changed the other end. */
        LOCKED_BUT_CHANGED,
        /** Another transaction holds the other end. */
        BUSY
    }

    /** The locks on one key, or on all keys of a parent. */
    private static class State {
        Set<Holder> sharing = Set.of();
        Set<Holder> owning = Set.of();
        /** When a child was last committed, and when a parent was last removed. */
        long childAt;

        long goneAt;
        /** True if an entry says when this state can be forgotten. */
        boolean queued;

        boolean isFree() {
            return sharing.isEmpty() && owning.isEmpty();
        }

        long changedAt() {
            return Math.max(childAt, goneAt);
        }

        boolean isFreeFor(Holder holder, Mode mode) {
            return isAlone(owning, holder) && (mode == Mode.SHARED || isAlone(sharing, holder));
        }

        /** True if the set holds no other holder. */
        private static boolean isAlone(Set<Holder> set, Holder holder) {
            return set.isEmpty() || set.size() == 1 && set.contains(holder);
        }

        void add(Holder holder, Mode mode) {
            if (mode == Mode.SHARED) {
                sharing = with(sharing, holder);
            } else {
                owning = with(owning, holder);
            }
        }

        /** Most sets have one element, and then take a tenth of a hash table's space. */
        private static Set<Holder> with(Set<Holder> holders, Holder another) {
            if (holders.isEmpty()) {
                return Set.of(another);
            }
            if (holders.contains(another)) {
                return holders;
            }
            Set<Holder> more = new HashSet<>(holders);
            more.add(another);
            return more;
        }

        private static Set<Holder> without(Set<Holder> holders, Holder one) {
            if (holders.size() == 1) {
                return Set.of();
            }
            holders.remove(one);
            return holders;
        }

        long changedAt(Mode mode) {
            return mode == Mode.SHARED ? goneAt : childAt;
        }

        void end(Holder holder, boolean committed, long clock) {
            if (sharing.contains(holder)) {
                sharing = without(sharing, holder);
                childAt = committed ? clock : childAt;
            }
            if (owning.contains(holder)) {
                owning = without(owning, holder);
                goneAt = committed ? clock : goneAt;
            }
        }

        boolean isUnused(long oldestView) {
            return isFree() && changedAt() <= oldestView;
        }
    }

    /** The locks on the keys of a parent: on single keys, and on all keys. */
    private static final class Table extends State {
        final Map<Key, State> keys = new HashMap<>();
        /** The holders of locks on any key, and the times of changes of any key. */
        final State any = new State();

        boolean allIsFreeFor(Holder holder, Mode mode) {
            return isFreeFor(holder, mode) && any.isFreeFor(holder, mode);
        }
    }

    /** The locks of one transaction. */
    static final class Holder {
        /** Parents are compared by identity. */
        private final Map<Parent, Set<Key>> keys = new HashMap<>();

        private final Map<Parent, Mode> whole = new HashMap<>();
        /** The time up to which the transaction sees commits. */
        private long view;

        private Holder(long view) {
            this.view = view;
        }

        /** Called by the transaction's own thread. */
        boolean hasLocks() {
            return !keys.isEmpty();
        }
    }

    /** A key that may be forgotten when the view of every transaction is later than this time. */
    private record Ended(Parent parent, @Nullable Key key, long at) {}

    private final Map<Parent, Table> tables = new HashMap<>();
    private final Set<Holder> active = new HashSet<>();
    private final Queue<Ended> ended = new ArrayDeque<>();
    private long clock;

    /** Begins a transaction, before its snapshot is taken. */
    synchronized Holder begin() {
        Holder holder = new Holder(clock);
        active.add(holder);
        return holder;
    }

    /**
     * Renews the view: the transaction now sees everything committed so far. Called before the transaction checks a
     * row.
     */
    synchronized void renewView(Holder holder) {
        holder.view = clock;
    }

    /** Drops the view: the transaction renews it before it checks the next row. */
    synchronized void dropView(Holder holder) {
        holder.view = Long.MAX_VALUE;
    }

    /**
     * Notes a new foreign key to the parent. Transactions with an earlier view may have changed the parent's rows
     * without a lock, or may see such rows.
     */
    synchronized void hasNewKey(Parent parent) {
        clock++;
        Table table = tables.computeIfAbsent(parent, p -> new Table());
        table.childAt = clock;
        table.goneAt = clock;
        remember(parent, null, table);
    }

    /**
     * Locks a key.
     *
     * @param waitNanos the most time to wait for other transactions, in ns; 0 to not wait
     */
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

    /**
     * Takes a lock that is free.
     *
     * @return when the other end was last changed
     */
    private long take(Holder holder, Key key, Mode mode) {
        Table table = tables.computeIfAbsent(key.parent, parent -> new Table());
        Mode whole = holder.whole.get(key.parent);
        if (whole == Mode.OWNED || whole == mode) {
            table.add(holder, mode);
            State state = table.keys.get(key);
            return Math.max(table.changedAt(mode), state == null ? 0 : state.changedAt(mode));
        }
        State state = table.keys.computeIfAbsent(key, k -> new State());
        state.add(holder, mode);
        table.any.add(holder, mode);
        Set<Key> keys = holder.keys.computeIfAbsent(key.parent, parent -> new HashSet<>());
        long changedAt = Math.max(table.changedAt(mode), state.changedAt(mode));
        if (keys.add(key) && keys.size() % KEYS_OF_ONE == 0) {
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

    /**
     * Ends the transaction. Called when its changes are visible to others.
     *
     * @param committed true if there may be changes to see
     */
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
                remember(parent, key, state);
            }
        }
        table.any.end(holder, committed, clock);
        table.end(holder, committed, clock);
        remember(parent, null, table);
    }

    private void remember(Parent parent, @Nullable Key key, State state) {
        if (!state.queued) {
            state.queued = true;
            ended.add(new Ended(parent, key, clock));
        }
    }

    /**
     * Forgets changes that are earlier than the view of every open transaction. If a transaction stays open for long,
     * the times of many keys are replaced by one time for their table.
     */
    private void forget() {
        long oldest = active.stream().mapToLong(holder -> holder.view).min().orElse(Long.MAX_VALUE);
        for (int left = ended.size(); left > 0; left--) {
            Ended next = ended.element();
            boolean isMany = ended.size() > MOST_REMEMBERED;
            if (next.at > oldest && !isMany) {
                return;
            }
            ended.remove();
            forget(next, oldest, isMany);
        }
    }

    private void forget(Ended next, long oldest, boolean isMany) {
        Table table = tables.get(next.parent);
        State state = table == null ? null : next.key == null ? table : table.keys.get(next.key);
        if (table == null || state == null) {
            return;
        }
        state.queued = false;
        if (next.key != null && isMany && state.isFree()) {
            table.childAt = Math.max(table.childAt, state.childAt);
            table.goneAt = Math.max(table.goneAt, state.goneAt);
            remember(next.parent, null, table);
            table.keys.remove(next.key);
        } else if (next.key != null && state.isUnused(oldest)) {
            table.keys.remove(next.key);
        } else if (state.isFree() && state.changedAt() > oldest) {
            state.queued = true;
            ended.add(new Ended(next.parent, next.key, state.changedAt()));
            return;
        }
        if (table.keys.isEmpty() && table.isUnused(oldest) && table.any.isFree()) {
            tables.remove(next.parent);
        }
    }

    /** The number of keys and tables that are remembered, for tests of what is forgotten. */
    synchronized int size() {
        return tables.values().stream().mapToInt(table -> 1 + table.keys.size()).sum();
    }
}
