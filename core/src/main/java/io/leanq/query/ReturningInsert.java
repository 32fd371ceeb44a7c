package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An insert that returns its key. LeanXcale's protocol does not return generated keys, so a key that a sequence feeds
 * is drawn before the insert and sent like any other value. Immutable.
 *
 * @param <K> the key's Java type
 */
public final class ReturningInsert<K> {
    private final Insert insert;
    private final @Nullable K given;
    private final @Nullable Completion<K> completion;

    /** Completes the insert with a drawn number. */
    @FunctionalInterface
    private interface Completion<K> {
        ReturningInsert<K> with(long drawn);
    }

    private ReturningInsert(Insert insert, @Nullable K given, @Nullable Completion<K> completion) {
        this.insert = insert;
        this.given = given;
        this.completion = completion;
    }

    /**
     * @throws InvalidStatement if the key is neither set to a value nor fed by a sequence; no sequence feeds an
     *     identity column
     */
    public static <T extends Table<T>, K> ReturningInsert<K> of(InsertStep<T> insert, Column<T, K> key) {
        if (!(Needed.CHANGE.in("insertReturning(null, …)", insert) instanceof InsertStatement<T> statement)) {
            throw new InvalidStatement("insertReturning takes what insertInto(table).set(…) answers");
        }
        Assignments.requireOf(statement.table(), Needed.COLUMN.in("insertReturning(…, null)", key));
        Optional<ExpressionNode> set = statement.assignments().stream()
                .filter(assignment -> assignment.column().equals(key.node()))
                .map(ChangeNode.Assignment::value)
                .findFirst();
        if (set.isPresent()) {
            if (!(set.get() instanceof ExpressionNode.Bind bind) || bind.value() == null) {
                throw new InvalidStatement(
                        "insertReturning: " + key + " is set to what only the database knows: set it to"
                                + " a value, or leave it to its sequence");
            }
            return new ReturningInsert<>(statement, DrawnKey.decode(key, bind.value()), null);
        }
        if (key.definition().sequence().isEmpty()) {
            throw new InvalidStatement("insertReturning: " + key + " is neither set nor fed by a sequence, and the"
                    + " protocol gives no generated keys back: define it with defaultNext(…), or set it");
        }
        return new ReturningInsert<>(statement, null, drawn -> {
            K value = DrawnKey.decode(key, DrawnKey.fit(key.definition(), drawn));
            return new ReturningInsert<>(statement.set(key, value), value, null);
        });
    }

    /** Whether a number must be drawn from the key's sequence before the insert. */
    public boolean wantsNumber() {
        return completion != null;
    }

    /**
     * The same insert with the number that was drawn for its key.
     *
     * @throws io.leanq.LeanqException if the key's column cannot hold the number
     */
    public ReturningInsert<K> with(long drawn) {
        return completion == null ? this : completion.with(drawn);
    }

    public Insert insert() {
        return insert;
    }

    /**
     * The key of the row.
     *
     * @throws IllegalStateException if the number for the key is not drawn yet
     */
    public K key() {
        if (given == null) {
            throw new IllegalStateException("the key is not drawn yet");
        }
        return given;
    }
}
