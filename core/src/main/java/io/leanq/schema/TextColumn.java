package io.leanq.schema;

import io.leanq.query.TextExpression;
import io.leanq.query.TextType;
import java.util.List;

/** A column of text. */
public final class TextColumn<T> extends Column<T, String> implements TextExpression {
    private final TextType type;

    TextColumn(Table<?> table, TableRef<?> ref, String name, TextType type, List<? extends ColumnOption<?>> options) {
        super(table, ref, name, type, options);
        this.type = type;
    }

    @Override
    public TextType type() {
        return type;
    }
}
