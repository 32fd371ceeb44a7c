package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.Optional;

/**
 * How long the value of a parameter may be at one place of a text.
 *
 * @param type the type, with a length, that the server gives the placeholder there
 * @param column the column beside the parameter; empty if there is none
 * @param written whether the value is written to the column, as in {@code set}; else it is compared with the column
 */
public record ParameterLimit(
        ExpressionNode.Parameter parameter, SqlType type, Optional<String> column, boolean written) {

    /** Whether the canonical value is within the limit. */
    public boolean fits(Object value) {
        return WrittenLengths.fits(type, value);
    }

    /**
     * @throws InvalidStatement if the value is longer than the limit
     */
    public void require(Object value) {
        if (fits(value)) {
            return;
        }
        String subject = column.map(name -> "column " + name).orElse("param " + parameter.name());
        if (written) {
            WrittenLengths.require(subject, type, value);
        }
        throw new InvalidStatement(subject + " is " + type + ", and the value compared with it has "
                + WrittenLengths.length(type, value)
                + ", which the text of a batch has no room for: leave the row out, or run it as a statement "
                + "of its own");
    }
}
