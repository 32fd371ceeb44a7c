package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.TemporalCall.Unit;
import io.leanq.type.SqlType;

/** Prints computations with dates and times as H2 has them. */
final class H2DateCalls extends DateCalls {

    H2DateCalls(SqlWriter out, Operands operands) {
        super(out, operands);
    }

    /**
     * H2's TIMESTAMPADD wraps around at 292 years of hours or minutes, where an interval does not. Of a TIME it is
     * given the rest of the days.
     */
    @Override
    void plus(ExpressionNode operand, ExpressionNode amount, Unit unit, SqlType type) {
        if (type == SqlType.Simple.TIME) {
            out.sql("TIMESTAMPADD(").sql(unit.name()).sql(", MOD(");
            operands.computed(amount);
            out.sql(", ").sql(String.valueOf(Unit.DAY.millis() / unit.millis())).sql("), ");
            operands.computed(operand);
            out.sql(')');
            return;
        }
        if (type != SqlType.Simple.TIMESTAMP || !unit.isOfTime() || unit == Unit.MILLISECOND) {
            super.plus(operand, amount, unit, type);
            return;
        }
        out.sql('(');
        operands.computed(operand);
        out.sql(" + ");
        operands.beginCompound();
        operands.operand(amount, Precedence.ATOM, true);
        operands.endCompound();
        out.sql(" * INTERVAL '1' ").sql(unit.name()).sql(')');
    }

    /** DATEDIFF counts the borders of units that are crossed. Of the least unit that a type has, this is exact. */
    @Override
    void span(ExpressionNode from, ExpressionNode to, Unit unit, SqlType type) {
        Unit least = type == SqlType.Simple.DATE ? Unit.DAY : Unit.MILLISECOND;
        long parts = unit.millis() / least.millis();
        out.sql(parts == 1 ? "" : "(").sql("DATEDIFF(").sql(least.name()).sql(", ");
        operands.computed(from);
        out.sql(", ");
        operands.computed(to);
        out.sql(')');
        if (parts > 1) {
            out.sql(" / ").sql(String.valueOf(parts)).sql(')');
        }
    }

    @Override
    void truncate(ExpressionNode operand, Unit unit, SqlType type) {
        out.sql("DATE_TRUNC(").sql(unit == Unit.WEEK ? "ISO_WEEK" : unit.name()).sql(", ");
        operands.computed(operand);
        out.sql(')');
    }

    /** WEEK counts weeks from Sunday on, and EPOCH is a decimal. */
    @Override
    void extract(ExtractExpression node) {
        boolean epoch = node.field() == ExtractExpression.Field.EPOCH;
        out.sql(epoch ? "CAST(EXTRACT(" : "EXTRACT(")
                .sql(
                        node.field() == ExtractExpression.Field.WEEK
                                ? "ISO_WEEK"
                                : node.field().name())
                .sql(" FROM ");
        operands.computed(node.operand());
        out.sql(epoch ? ") AS BIGINT)" : ")");
    }
}
