package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;
import org.jspecify.annotations.Nullable;

/**
 * A column that is said, not found: of the rows or a source of plain SQL, or of values. It is no expression before
 * its source gives it, {@code source.get(field)}. Made by {@link Dsl#field(String, DataType)}. Immutable.
 *
 * @param <T> the Java type of its values
 * @param <K> the kind of its expression
 */
public final class Declared<T, K> implements Selectable<T> {
    private final String name;
    private final DataType<T, K, ?> type;
    private final Projection<T> projection;

    Declared(String name, DataType<T, K, ?> type) {
        this.name = name;
        this.type = type;
        this.projection = Projection.of(Expressions.of(
                type, new ExpressionNode.Column(SourceInstance.DECLARED, name, type.sqlType(), false), null));
    }

    public String name() {
        return name;
    }

    public DataType<T, K, ?> type() {
        return type;
    }

    @Override
    public Projection<T> projection() {
        return projection;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Declared<?, ?> that && name.equals(that.name) && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + type.hashCode();
    }

    @Override
    public String toString() {
        return "field(\"" + name + "\", " + type + ")";
    }
}
