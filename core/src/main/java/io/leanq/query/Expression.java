package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison.Operator;
import io.leanq.tree.PlainSql;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Something that has a value of Java type {@code T}: the root of all kinds of expressions, with the operations that
 * take values. Code over any column or param, {@code Column<T, V>}, needs no more. {@link Kinded} adds the operations
 * that take expressions, or answer an expression of the same kind. Immutable and thread-safe; every operation returns a
 * new object.
 *
 * <p>Values given to operations are sent as binds; they never become part of the SQL text. Every operation refuses null
 * with an {@link io.leanq.InvalidStatement}, since {@code x = NULL} is never true in SQL: use {@link #isNull()}.
 *
 * @param <T> the Java type of the value, never a primitive; SQL NULL is read as null
 */
public interface Expression<T> extends Selectable<T>, Sortable, GroupKey, SqlPart {

    /** The node of this expression in the statement's tree. */
    ExpressionNode node();

    /** The SQL type and Java type of the value. */
    DataType<T, ?, ?> type();

    /** The name that {@link Kinded#as} gave to this expression; empty without one. */
    default Optional<String> label() {
        return Optional.empty();
    }

    @Override
    default Projection<T> projection() {
        return Projection.of(this);
    }

    @Override
    default ExpressionNode groupKey() {
        return node();
    }

    @Override
    default PlainSql.Part sqlPart() {
        return new PlainSql.Value(node());
    }

    /** {@code x = ?}; the value is sent as a bind. */
    default Condition eq(T value) {
        return Operations.compare(this, Operator.EQUAL, value);
    }

    /** {@code x <> ?}; never true where x is NULL. */
    default Condition ne(T value) {
        return Operations.compare(this, Operator.NOT_EQUAL, value);
    }

    /** {@code x < ?} */
    default Condition lt(T value) {
        return Operations.compare(this, Operator.LESS, value);
    }

    /** {@code x <= ?} */
    default Condition le(T value) {
        return Operations.compare(this, Operator.LESS_OR_EQUAL, value);
    }

    /** {@code x > ?} */
    default Condition gt(T value) {
        return Operations.compare(this, Operator.GREATER, value);
    }

    /** {@code x >= ?} */
    default Condition ge(T value) {
        return Operations.compare(this, Operator.GREATER_OR_EQUAL, value);
    }

    /** {@code x IS DISTINCT FROM value}: true where x is NULL, unlike {@link #ne(Object)}. */
    default Condition isDistinctFrom(T value) {
        return Operations.distinct(this, value, false);
    }

    /** {@code x IS NOT DISTINCT FROM value}: false, not unknown, where x is NULL, unlike {@link #eq(Object)}. */
    default Condition isNotDistinctFrom(T value) {
        return Operations.distinct(this, value, true);
    }

    /** {@code x BETWEEN low AND high}, both ends included. */
    default Condition between(T low, T high) {
        return Operations.between(this, low, high, false);
    }

    /** {@code x NOT BETWEEN low AND high}: less than {@code low} or greater than {@code high}. */
    default Condition notBetween(T low, T high) {
        return Operations.between(this, low, high, true);
    }

    /** {@code x BETWEEN SYMMETRIC one AND other}: between both, whichever is less, both ends included. */
    default Condition betweenSymmetric(T one, T other) {
        return Operations.symmetric(between(one, other));
    }

    /** {@code x IN (…)}; FALSE without values. */
    @SuppressWarnings("unchecked") // the array is read at once, and never handed out
    default Condition in(T... values) {
        return Operations.in(this, Arrays.asList(Needed.ARRAY.in("in", values)), false);
    }

    /** {@code x IN (…)}; FALSE for an empty collection. */
    default Condition in(Collection<? extends T> values) {
        return Operations.in(this, values, false);
    }

    /** {@code x NOT IN (…)}; TRUE without values. */
    @SuppressWarnings("unchecked") // the array is read at once, and never handed out
    default Condition notIn(T... values) {
        return Operations.in(this, Arrays.asList(Needed.ARRAY.in("notIn", values)), true);
    }

    /** {@code x NOT IN (…)}; TRUE for an empty collection. */
    default Condition notIn(Collection<? extends T> values) {
        return Operations.in(this, values, true);
    }

    /** {@code x IS NULL} */
    default Condition isNull() {
        return Expressions.condition(new ExpressionNode.NullTest(node(), false));
    }

    /** {@code x IS NOT NULL} */
    default Condition isNotNull() {
        return Expressions.condition(new ExpressionNode.NullTest(node(), true));
    }

    /** {@link #eq(Object)}, or no condition at all if the value is absent: for optional filters. */
    default Condition eqIfPresent(Optional<? extends T> value) {
        return Needed.OPTIONAL.in("eqIfPresent", value).isPresent() ? eq(value.get()) : NoCondition.INSTANCE;
    }

    /** {@link #ne(Object)}, or no condition at all if the value is absent. */
    default Condition neIfPresent(Optional<? extends T> value) {
        return Needed.OPTIONAL.in("neIfPresent", value).isPresent() ? ne(value.get()) : NoCondition.INSTANCE;
    }

    /** {@link #gt(Object)}, or no condition at all if the value is absent. */
    default Condition gtIfPresent(Optional<? extends T> value) {
        return Needed.OPTIONAL.in("gtIfPresent", value).isPresent() ? gt(value.get()) : NoCondition.INSTANCE;
    }

    /** {@link #lt(Object)}, or no condition at all if the value is absent. */
    default Condition ltIfPresent(Optional<? extends T> value) {
        return Needed.OPTIONAL.in("ltIfPresent", value).isPresent() ? lt(value.get()) : NoCondition.INSTANCE;
    }

    /**
     * {@link #in(Collection)}, or no condition at all if the collection is absent. An empty collection is present: it
     * gives FALSE.
     */
    default Condition inIfPresent(Optional<? extends Collection<? extends T>> values) {
        return Needed.OPTIONAL.in("inIfPresent", values).isPresent() ? in(values.get()) : NoCondition.INSTANCE;
    }

    /** {@link #ge(Object)}, or no condition at all if the value is absent. */
    default Condition geIfPresent(Optional<? extends T> value) {
        return Needed.OPTIONAL.in("geIfPresent", value).isPresent() ? ge(value.get()) : NoCondition.INSTANCE;
    }

    /** {@link #le(Object)}, or no condition at all if the value is absent. */
    default Condition leIfPresent(Optional<? extends T> value) {
        return Needed.OPTIONAL.in("leIfPresent", value).isPresent() ? le(value.get()) : NoCondition.INSTANCE;
    }

    /**
     * {@link #between(Object, Object)}; {@code x >= low} or {@code x <= high} if only that bound is present, and no
     * condition at all if neither is.
     */
    default Condition betweenIfPresent(Optional<? extends T> low, Optional<? extends T> high) {
        Needed.OPTIONAL.in("betweenIfPresent(null, …)", low);
        Needed.OPTIONAL.in("betweenIfPresent(…, null)", high);
        return low.isPresent() && high.isPresent()
                ? between(low.get(), high.get())
                : geIfPresent(low).and(leIfPresent(high));
    }

    /** This expression as a sort key, ascending. */
    @Override
    default SortKey sortKey() {
        return asc();
    }

    /** This expression as a sort key in ascending order. */
    default SortKey asc() {
        return SortKey.ascending(this);
    }

    /** This expression as a sort key in descending order. */
    default SortKey desc() {
        return SortKey.descending(this);
    }
}
