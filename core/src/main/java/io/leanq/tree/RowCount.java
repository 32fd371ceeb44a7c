package io.leanq.tree;

import io.leanq.InvalidStatement;
import io.leanq.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?} in LIMIT or OFFSET whose value is set later. The value is sent as an INTEGER, whatever whole number the
 * parameter is, since servers count rows in that type.
 */
public record RowCount(ExpressionNode.Parameter parameter) implements ExpressionNode {
    public static final SqlType TYPE = SqlType.Simple.INTEGER;

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.rowCount(this);
    }

    /**
     * The value of the parameter as the number that is sent.
     *
     * @param value the canonical value of a type of whole numbers
     * @throws InvalidStatement if the value is null, negative, or greater than 2,147,483,647
     */
    public int of(@Nullable Object value) {
        long rows = value == null ? -1 : ((Number) value).longValue();
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw new InvalidStatement("param " + parameter.name()
                    + " is a limit or offset: its value is a number of rows" + " from 0 to " + Integer.MAX_VALUE);
        }
        return (int) rows;
    }
}
