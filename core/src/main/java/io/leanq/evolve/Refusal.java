package io.leanq.evolve;

/**
 * A change that a database cannot make in place. Immutable.
 *
 * @param reason why not
 * @param way what the user can do instead
 */
public record Refusal(SchemaChange change, String reason, String way) {

    @Override
    public String toString() {
        return change.words() + ": " + reason + ". Instead: " + way;
    }
}
