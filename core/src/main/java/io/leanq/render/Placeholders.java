package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Prints placeholders: bare where the server infers a type that keeps the whole value, else with a CAST.
 *
 * <p>Calcite gives a placeholder beside a column the column's own type, and cuts a value that does not fit it: text and
 * bytes to the column's length, decimals beside whole numbers to a whole number. A placeholder stays bare wherever its
 * value is kept, since only then the server looks the column up by its key. Beside other expressions the length that
 * the server infers is not known, so text and bytes are cast.
 */
final class Placeholders {
    private final SqlWriter out;

    Placeholders(SqlWriter out) {
        this.out = out;
    }

    static boolean is(ExpressionNode node) {
        return node instanceof ExpressionNode.Bind || node instanceof ExpressionNode.Parameter;
    }

    static SqlType type(ExpressionNode placeholder) {
        return placeholder instanceof ExpressionNode.Bind bind
                ? bind.type()
                : ((ExpressionNode.Parameter) placeholder).type();
    }

    /**
     * Casts to the type without its length: a cast to VARCHAR(3) would silently cut a longer value, one to CHAR(3) also
     * pad a shorter one.
     */
    void cast(ExpressionNode placeholder) {
        castTo(placeholder, type(placeholder).withoutLength());
    }

    /**
     * Casts an operand of a comparison or a value of a CASE: like {@link #cast}, but a CHAR is cast to a CHAR long
     * enough for the value, since in text of any other type trailing spaces count.
     */
    void castInKind(ExpressionNode placeholder) {
        SqlType type = type(placeholder);
        if (!(type instanceof SqlType.Char declared)) {
            cast(placeholder);
            return;
        }
        int length = Math.max(1, declared.length().orElse(1));
        if (placeholder instanceof ExpressionNode.Bind bind) {
            length = bind.value() == null ? length : Math.max(length, type.lengthOf(bind.value()));
        } else {
            length = Math.max(length, out.longestParameter());
        }
        SqlType.Char roomy = new SqlType.Char(OptionalInt.of(length));
        if (placeholder instanceof ExpressionNode.Parameter parameter) {
            out.limit(new ParameterLimit(parameter, roomy, Optional.empty(), false));
        }
        castTo(placeholder, roomy);
    }

    private void castTo(ExpressionNode placeholder, SqlType type) {
        out.sql("CAST(");
        out.placeholder(placeholder);
        out.sql(" AS ").castType(type).sql(')');
    }

    /** Whether a bare placeholder that is compared with the expression keeps its value. */
    boolean keepsBeside(ExpressionNode placeholder, ExpressionNode other) {
        SqlType type = type(placeholder);
        if (type == SqlType.Simple.REAL && out.dialect().explicitTypes()) {
            return false;
        }
        if (!(other instanceof ExpressionNode.Column column)) {
            return !type.hasLength();
        }
        return type.hasLength()
                ? hasRoom(column, placeholder)
                : !(hasFraction(type) && column.type().isWhole());
    }

    private boolean hasRoom(ExpressionNode.Column column, ExpressionNode placeholder) {
        SqlType type = column.type();
        OptionalInt length = type.length();
        if (length.isEmpty()) {
            return column.isDeclared() && !type.lacksLength();
        }
        if (placeholder instanceof ExpressionNode.Bind bind) {
            return bind.value() == null || type.lengthOf(bind.value()) <= length.getAsInt();
        }
        if (out.longestParameter() > 0) {
            return false;
        }
        out.limit(new ParameterLimit((ExpressionNode.Parameter) placeholder, type, Optional.of(column.name()), false));
        return true;
    }

    /**
     * Whether a bare placeholder that is added to or multiplied with the column keeps its digits. Only columns of
     * tables count: the server computes the type of a derived column, which may be narrower than LeanQ's.
     */
    boolean keepsInArithmetic(ExpressionNode placeholder, ExpressionNode other) {
        if (!(other instanceof ExpressionNode.Column column)
                || !column.isDeclared()
                || out.dialect().explicitTypes()
                || out.writesValues()) {
            return false;
        }
        SqlType type = type(placeholder);
        if (type instanceof SqlType.Decimal digits && column.type() instanceof SqlType.Decimal room) {
            return digits.scale() <= room.scale()
                    && digits.precision() - digits.scale() <= room.precision() - room.scale();
        }
        return type.equals(column.type());
    }

    private static boolean hasFraction(SqlType type) {
        return type instanceof SqlType.Decimal || type.isApproximate();
    }
}
