package io.leanq.tree;

import java.util.List;

/**
 * SQL that the user wrote, with expressions in its holes: the text before the first hole, the first expression, the
 * text behind it, and so on. There is one text more than parts.
 */
public record PlainSql(List<String> texts, List<Part> parts) implements ExpressionNode {

    /** What fills a hole. */
    public sealed interface Part {}

    /** An expression. */
    public record Value(ExpressionNode expression) implements Part {}

    /** The name of a table, as a from clause has it, with its alias. */
    public record Table(FromItem item) implements Part {}

    /** A name, in quotes where it needs them. */
    public record Name(ObjectName name) implements Part {}

    public PlainSql {
        texts = List.copyOf(texts);
        parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.plain(this);
    }
}
