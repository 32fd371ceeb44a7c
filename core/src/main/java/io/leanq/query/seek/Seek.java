package io.leanq.query.seek;

import io.leanq.InvalidStatement;
import io.leanq.query.Condition;
import io.leanq.query.PageOrder;
import io.leanq.query.SortKey;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.SourceInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows without ties, and the condition by which the next page begins: the same value stands in
 * {@code orderBy} and in {@code where}, so that both cannot differ.
 *
 * <pre>{@code
 * static final Seek2<LocalDateTime, Long> NEWEST = seek(down(o.at), up(o.id));
 *
 * selectFrom(o).where(NEWEST.after(last.at(), last.id())).orderBy(NEWEST).limit(20)
 * }</pre>
 *
 * <p>The condition is {@code at <= ? AND (at < ? OR id > ?)}, so that an index that begins with the first key is read
 * from the place where the page begins. The rows before a place are those {@link #before before} it; the nearest of
 * them come first in the reversed order: {@code where(NEWEST.before(…)).orderBy(NEWEST.reversed()).limit(20)} is the
 * page before, from its last row to its first. Immutable and thread-safe.
 *
 * @param <R> the values of the keys in one row: a {@code RowN}, or the value itself where there is one key
 */
public abstract class Seek<R> implements PageOrder {
    private final List<SeekKey<?>> keys;
    private final Function<R, @Nullable Object[]> values;

    /**
     * Called by {@code seek} of {@link io.leanq.query.Dsl}.
     *
     * @throws InvalidStatement if a key is null or stands twice, or the keys do not hold a unique key of a table: rows
     *     with equal keys would be lost between two pages
     */
    protected Seek(List<SeekKey<?>> keys, Function<R, @Nullable Object[]> values) {
        if (keys.contains(null)) {
            throw new InvalidStatement("seek(null): give the keys by up(column) and down(column)");
        }
        Set<Object> columns = new HashSet<>();
        for (SeekKey<?> key : keys) {
            if (!columns.add(key.column().node())) {
                throw new InvalidStatement("seek(…): the key " + key.column() + " stands twice: leave one of both out");
            }
        }
        this.keys = List.copyOf(keys);
        this.values = values;
        UniqueKeys.require(this);
    }

    /** The keys, in the order of their importance. */
    public final List<SeekKey<?>> keys() {
        return keys;
    }

    @Override
    public final List<SortKey> sortKeys() {
        return keys.stream().map(SeekKey::sortKey).toList();
    }

    @Override
    public final void requireNoTies(
            FromItem from, List<JoinedItem> joins, Optional<ExpressionNode> where, Set<SourceInstance> outerJoined) {
        SeekRows.require(this, from, joins, where, outerJoined);
    }

    /** The keys with the other directions. */
    protected final List<SeekKey<?>> reversedKeys() {
        return keys.stream().<SeekKey<?>>map(SeekKey::reversed).toList();
    }

    /**
     * The rows that stand after a row with these values in the order.
     *
     * @throws InvalidStatement if the row or a value in it is null
     */
    public Condition after(R row) {
        return condition("after", false, values(row, "after"));
    }

    /**
     * The rows that stand before a row with these values in the order. With a limit, order them by {@code reversed()}.
     *
     * @throws InvalidStatement if the row or a value in it is null
     */
    public Condition before(R row) {
        return condition("before", true, values(row, "before"));
    }

    /** {@link #after(Object)}, or no condition at all for the first page, before which there is no row. */
    public final Condition afterIfPresent(Optional<? extends R> row) {
        return given("afterIfPresent", row).isPresent() ? after(row.get()) : noCondition();
    }

    /** {@link #before(Object)}, or no condition at all if the row is absent. */
    public final Condition beforeIfPresent(Optional<? extends R> row) {
        return given("beforeIfPresent", row).isPresent() ? before(row.get()) : noCondition();
    }

    /** Made by a key and not by {@code Dsl}, which depends on this class. */
    private Condition noCondition() {
        return keys.get(0).column().eqIfPresent(Optional.empty());
    }

    private static <X> Optional<X> given(String call, @Nullable Optional<X> row) {
        if (row == null) {
            throw new InvalidStatement(call + "(null): give an Optional, empty for the first page");
        }
        return row;
    }

    private @Nullable Object[] values(@Nullable R row, String call) {
        if (row == null) {
            throw new InvalidStatement(call + "(null): give a row, or a value for each key");
        }
        return values.apply(row);
    }

    /** The rows after these values, one for each key. */
    protected final Condition afterValues(@Nullable Object... given) {
        return condition("after", false, given);
    }

    /** The rows before these values, one for each key. */
    protected final Condition beforeValues(@Nullable Object... given) {
        return condition("before", true, given);
    }

    /** {@code a >= ? AND (a > ? OR (b >= ? AND (b > ? OR c > ?)))} */
    private Condition condition(String call, boolean reversed, @Nullable Object[] given) {
        for (int i = 0; i < given.length; i++) {
            if (given[i] == null) {
                throw new InvalidStatement(
                        call + (i == 0 ? "(null" : "(…, null") + (i + 1 < given.length ? ", …)" : ")")
                                + ": give a value for " + keys.get(i) + ", which is never NULL");
            }
        }
        List<SeekKey<?>> order = reversed ? reversedKeys() : keys;
        int last = order.size() - 1;
        Condition all = after(order.get(last), given[last]);
        for (int i = last - 1; i >= 0; i--) {
            all = notBefore(order.get(i), given[i])
                    .and(after(order.get(i), given[i]).or(all));
        }
        return all;
    }

    @SuppressWarnings("unchecked") // the generated callers keep keys and values of one type
    private static <T> Condition after(SeekKey<T> key, @Nullable Object value) {
        return key.after((T) value);
    }

    @SuppressWarnings("unchecked") // the generated callers keep keys and values of one type
    private static <T> Condition notBefore(SeekKey<T> key, @Nullable Object value) {
        return key.notBefore((T) value);
    }

    @Override
    public final String toString() {
        return keys.stream().map(SeekKey::toString).collect(Collectors.joining(", ", "seek(", ")"));
    }
}
