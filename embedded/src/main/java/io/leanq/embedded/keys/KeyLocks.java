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
 * Locks on the keys of parents. A transaction that puts in a child shares the parent's key with others that do; a
 * transaction that takes a parent away has its key to itself. Locks last until the transaction ends. A transaction that
 * has many keys of one table gets the lock of the whole table instead, if nobody else is in the way: a lock takes some
 * 300 bytes. Thread-safe.
 */
final class KeyLocks {
    /** So many keys of one parent's a transaction locks one by one. */
    static final int KEYS_OF_ONE = 5_000;

    /**
     * So many keys are remembered one by one after their transactions; earlier ones count as their whole table then.
     */
    static final int MOST_REMEMBERED = 50_000;

    /** The keys of one table by the columns that are referred to: the same object whatever names the two get. */
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
        Set<Holder> sharing = Set.of();
        Set<Holder> owning = Set.of();
        /** When a child was last committed, when a parent was last taken away. */
        long childAt;

        long goneAt;
        /** Whether an entry says when it can be forgotten. */
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

        /** Nobody is in the set but the holder. */
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

        /** Sets of one are the rule, and take a tenth of a hash table's space. */
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
        /** Identity tells parents apart. */
        private final Map<Parent, Set<Key>> keys = new HashMap<>();

        private final Map<Parent, Mode> whole = new HashMap<>();
        /** What was committed later the transaction does not see. */
        private long view;

        private Holder(long view) {
            this.view = view;
        }

        /** For the transaction's own thread. */
        boolean hasLocks() {
            return !keys.isEmpty();
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

    /** The transaction will renew its view before it looks again. */
    synchronized void dropView(Holder holder) {
        holder.view = Long.MAX_VALUE;
    }

    /**
     * A foreign key to the parent is new: whoever has a view from before may have changed its rows without a lock, or
     * see such rows.
     */
    synchronized void hasNewKey(Parent parent) {
        clock++;
        Table table = tables.computeIfAbsent(parent, p -> new Table());
        table.childAt = clock;
        table.goneAt = clock;
        remember(parent, null, table);
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
     * What ended before the view of every transaction that is under way can meet nobody any more. Where one transaction
     * goes on for long, what is remembered of many keys becomes one time for their table.
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

    /** How many keys and tables are remembered, for tests of what is forgotten. */
    synchronized int size() {
        return tables.values().stream().mapToInt(table -> 1 + table.keys.size()).sum();
    }
}
