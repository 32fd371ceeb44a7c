package io.leanq.codegen.snapshot;

import io.leanq.LeanqException;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.OptionalInt;

/** SQL types as text, in the form of their {@code toString}. */
final class SqlTypeText {
    private static final String ARRAY = " ARRAY";

    private SqlTypeText() {}

    /** @throws LeanqException if the text is not in this form */
    static SqlType parse(String text) {
        if (text.endsWith(ARRAY)) {
            return new SqlType.Array(parse(text.substring(0, text.length() - ARRAY.length())));
        }
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open);
        String[] numbers = new String[0];
        if (open >= 0 && text.endsWith(")")) {
            numbers = text.substring(open + 1, text.length() - 1).split(",");
        } else if (open >= 0) {
            throw unknown(text);
        }
        try {
            return typed(name, numbers, text);
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    private static SqlType typed(String name, String[] numbers, String text) {
        if (name.equals(TypeKind.DECIMAL.name()) && numbers.length == 2) {
            return new SqlType.Decimal(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
        OptionalInt length = numbers.length == 1 ? OptionalInt.of(Integer.parseInt(numbers[0])) : OptionalInt.empty();
        SqlType type = TypeKind.valueOf(name).ofLength(length);
        if (numbers.length > 1 || !type.length().equals(length)) {
            throw unknown(text);
        }
        return type;
    }

    private static LeanqException unknown(String text) {
        return new LeanqException("\"" + text + "\" is no type that LeanQ writes into snapshots");
    }
}
