package io.leanq.tree;

/** The server's clock: one value during a statement. */
public record CurrentTime(Clock clock) implements ExpressionNode {

    /** What is read from it. */
    public enum Clock {
        CURRENT_DATE,
        CURRENT_TIMESTAMP
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.currentTime(this);
    }
}
