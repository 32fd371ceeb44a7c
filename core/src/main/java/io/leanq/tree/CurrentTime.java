package io.leanq.tree;

/** The time of the server's clock, the same for a whole statement. */
public record CurrentTime(Clock clock) implements ExpressionNode {

    /** The value that is read from the clock. */
    public enum Clock {
        CURRENT_DATE,
        CURRENT_TIMESTAMP,
        CURRENT_TIME
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.currentTime(this);
    }
}
