package io.leanq.query;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text. Its expressions have {@code like}, concatenation and the text functions. */
public final class TextType extends CodedType<String, TextExpression, TextAggregate> {
    TextType(SqlType sqlType) {
        super(sqlType);
    }

    @Override
    TextExpression expression(ExpressionNode node, @Nullable String label) {
        return new NodeExpression.Text(this, node, label);
    }

    @Override
    TextAggregate aggregate(ExpressionNode node) {
        return new AggregateExpression.Text(this, node);
    }

    @Override
    TextType ofSqlType(SqlType other) {
        return new TextType(other);
    }

    /**
     * The type of an enum, stored as the names of its constants, and compared and sorted by them. Reading a text that
     * is no constant's name throws a {@link LeanqException} that names the enum, not the text.
     *
     * @throws io.leanq.InvalidDefinition if the name of a constant is longer than this type allows
     */
    public <E extends Enum<E>> PlainType<E> asEnum(Class<E> enumClass) {
        if (enumClass == null) {
            throw new InvalidDefinition(sqlType() + ".asEnum(null): give the class of the enum");
        }
        Map<String, E> constants = new HashMap<>();
        for (E constant : enumClass.getEnumConstants()) {
            constants.put(constant.name(), constant);
        }
        SqlType type = sqlType();
        boolean padded = type instanceof SqlType.Char;
        for (String name : constants.keySet()) {
            if (type.lengthOf(name) > type.length().orElse(Integer.MAX_VALUE)) {
                throw new InvalidDefinition(type + " is too short for " + enumClass.getName() + "." + name
                        + ": make it at least " + name.length() + " long");
            }
        }
        return as(
                enumClass,
                text -> {
                    E constant = constants.get(padded ? text.stripTrailing() : text);
                    if (constant == null) {
                        throw new LeanqException("a " + type + " of the database is not the name of a constant of "
                                + enumClass.getName() + ": add the constant, or correct the row");
                    }
                    return constant;
                },
                Enum::name);
    }
}
