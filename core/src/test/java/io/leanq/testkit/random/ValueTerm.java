package io.leanq.testkit.random;

import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value that is passed with the statement. */
final class ValueTerm extends Term {
    private final Object value;
    private final Mode mode;
    private final String remark;

    /** How a value is passed with a statement. */
    enum Mode {
        /** As an argument of the operation: {@code x.eq(7)}. */
        GIVEN,
        /** As an expression: {@code x.eq(value(7, INTEGER))}. */
        BIND,
        INLINE,
        PARAM
    }

    /**
     * @param remark a special property of the value, such as that it is longer than the column beside it; empty for
     *     none
     */
    ValueTerm(Kind kind, Object value, Mode mode, String remark) {
        super(kind, bound(value));
        this.value = value;
        this.mode = mode == Mode.INLINE && !Values.hasLiteral(value) ? Mode.BIND : mode;
        this.remark = remark;
    }

    private static BigDecimal bound(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).abs()
                : value instanceof String text ? BigDecimal.valueOf(text.length()) : BigDecimal.ZERO;
    }

    Mode mode() {
        return mode;
    }

    Object value() {
        return value;
    }

    /** The same value as an argument of the operation. */
    ValueTerm given() {
        return new ValueTerm(kind(), value, Mode.GIVEN, remark);
    }

    @Override
    @SuppressWarnings("unchecked") // the value is one of the type, whose kind is an expression
    Expression<?> build(Build build) {
        DataType<Object, Expression<?>, ?> type = (DataType<Object, Expression<?>, ?>) kind().type();
        Object java = kind().toJava(value);
        return switch (mode) {
            // an argument of the operation may be longer than the operand beside it, an expression may not
            case GIVEN -> Dsl.value(java, Values.fits(kind(), value) ? type : roomy());
            case BIND -> Dsl.value(java, type);
            case INLINE -> Dsl.inline(java, type);
            case PARAM -> build.param(type, java);
        };
    }

    @SuppressWarnings("unchecked") // text and bytes of any length are of the same Java type
    private DataType<Object, Expression<?>, ?> roomy() {
        return (DataType<Object, Expression<?>, ?>) Terms.longer(kind()).type();
    }

    @Override
    Object value(@Nullable Frame frame) {
        return value;
    }

    @Override
    String asOperand() {
        return family() + " " + mode.name().toLowerCase(java.util.Locale.ROOT) + (remark.isEmpty() ? "" : " " + remark);
    }

    @Override
    boolean hasPlaceholder() {
        return mode != Mode.INLINE;
    }
}
