package io.leanq.type;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Text: its expressions have like, concatenation and the text functions. */
public final class TextType implements DataType<String> {
    private final TypeCodec<String> codec;

    TextType(SqlType sqlType) {
        this.codec = TypeCodec.canonical(sqlType, String.class);
    }

    @Override
    public SqlType sqlType() {
        return codec.sqlType();
    }

    @Override
    public Class<?> javaType() {
        return codec.javaType();
    }

    @Override
    public @Nullable String read(Cells cells, int index) {
        return codec.read(cells, index);
    }

    @Override
    public Object encode(String value) {
        return codec.encode().apply(value);
    }

    @Override
    public String decode(Object canonical) {
        return codec.decode().apply(canonical);
    }

    @Override
    public void write(Binds binds, int index, @Nullable String value) {
        codec.write(binds, index, value);
    }

    @Override
    public <U> PlainType<U> as(
            Class<U> javaType, Function<? super String, ? extends U> from, Function<? super U, ? extends String> to) {
        return codec.as(javaType, from, to);
    }

    /**
     * An enum by the names of its constants, compared and sorted as that text.
     *
     * @throws io.leanq.InvalidDefinition if a name is longer than this type; reading text that is no constant's name
     *     throws a {@link LeanqException} that names the enum, not the text
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

    @Override
    public String toString() {
        return sqlType().toString();
    }
}
