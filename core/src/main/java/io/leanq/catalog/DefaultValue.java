package io.leanq.catalog;

import io.leanq.type.Bytes;
import io.leanq.type.LiteralForm;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import io.leanq.type.ValueForm;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Converts the literal of a default to the canonical value of a column's type. The value is empty if the column cannot
 * hold exactly that value.
 */
final class DefaultValue {
    /**
     * The greatest number of digits in a whole number, more than any engine has. A text such as 1E+999999999 must not
     * be expanded.
     */
    private static final int MOST_DIGITS = 1_000;

    private DefaultValue() {}

    static boolean isNameOf(String name, SqlType type) {
        if (type instanceof SqlType.Array) {
            return name.equals(type.toString());
        }
        Optional<TypeKind> given = TypeKind.named(name);
        // These types hold every value of the column's type, so that a cast to them does not change the value.
        boolean wider = type.isApproximate()
                && (name.equals("DECFLOAT")
                        || given.filter(kind -> kind.form() == ValueForm.DOUBLE).isPresent());
        return wider || given.equals(Optional.of(type.kind()));
    }

    /** Whether a cast to these lengths or digits keeps the value; the list is empty for a type without them. */
    static boolean fits(Object value, List<Integer> sizes) {
        if (value instanceof String text) {
            return sizes.isEmpty() || sizes.get(0) >= text.length();
        }
        if (value instanceof Bytes bytes) {
            return sizes.isEmpty() || sizes.get(0) >= bytes.length();
        }
        if (value instanceof BigDecimal) {
            int scale = sizes.size() > 1 ? sizes.get(1) : 0;
            return !sizes.isEmpty()
                    && scale <= sizes.get(0)
                    && sizes.get(0) > 0
                    && new SqlType.Decimal(sizes.get(0), scale).holds(value);
        }
        boolean time = value instanceof LocalTime || value instanceof LocalDateTime;
        return sizes.isEmpty() || time && sizes.get(0) >= 3;
    }

    static OptionalInt size(String digits) {
        return digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    static Optional<Object> word(String word, SqlType type) {
        boolean known = type.kind().form() == ValueForm.BOOLEAN && (word.equals("TRUE") || word.equals("FALSE"));
        return known ? Optional.of(word.equals("TRUE")) : Optional.empty();
    }

    static Optional<Object> number(String text, SqlType type) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (type.isApproximate()) {
            // BigDecimal has no negative zero.
            boolean negativeZero = number.signum() == 0 && text.startsWith("-");
            return negativeZero ? Optional.empty() : type.kind().form().ofNumber(type, number);
        }
        boolean tooLong = number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS;
        return tooLong ? Optional.empty() : type.kind().form().ofNumber(type, number);
    }

    /** The value of a text in quotes: the text itself for a text column, the value that it spells for other columns. */
    static Optional<Object> text(String text, SqlType type) {
        ValueForm form = type.kind().form();
        if (form.isNumber()) {
            return number(text, type);
        }
        return switch (form.literalForm()) {
            case QUOTED, NAMED -> form.parsed(type, text);
            case BARE -> form.parsed(type, text.toLowerCase(Locale.ROOT));
            case HEX, ELEMENTS -> Optional.empty();
        };
    }

    static Optional<Object> bytes(String hex, SqlType type) {
        ValueForm form = type.kind().form();
        return form.literalForm() == LiteralForm.HEX ? form.parsed(type, hex.replace(" ", "")) : Optional.empty();
    }

    /** The value of a text behind the name of its type, as in {@code DATE '2024-01-31'}. */
    static Optional<Object> named(String text, SqlType type) {
        ValueForm form = type.kind().form();
        return form.literalForm() == LiteralForm.NAMED ? form.parsed(type, text) : Optional.empty();
    }
}
