package io.leanq.tree;

import java.time.Duration;

/** {@code INTERVAL '90' MINUTE}: a length of time of days, hours, minutes, seconds and milliseconds. */
public record IntervalLiteral(Duration duration) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.interval(this);
    }
}
