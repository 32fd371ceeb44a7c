package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.TemporalCall;
import io.leanq.tree.TemporalCall.Unit;
import io.leanq.type.SqlType;

/**
 * Prints computations with dates and times as Calcite has them, by those constructs that are exact there. Calcite's
 * TIMESTAMPDIFF is not among them: it is an INTEGER that overflows or wraps, it loses fractions, and it counts months
 * of which one is not whole. Each placeholder is cast to its type.
 */
class DateCalls {
    /**
     * As many numbers as java.time gives the days of a month when it counts months, so that a month is whole when its
     * day of the month is reached.
     */
    private static final int MONTH_NUMBERS = 32;

    final SqlWriter out;
    final Operands operands;

    DateCalls(SqlWriter out, Operands operands) {
        this.out = out;
        this.operands = operands;
    }

    final void render(TemporalCall node) {
        ExpressionNode first = node.arguments().get(0);
        switch (node.function()) {
            case PLUS -> plus(first, node.arguments().get(1), node.unit(), node.type());
            case UNTIL -> until(first, node.arguments().get(1), node.unit(), node.type());
            case TRUNCATE -> truncate(first, node.unit(), node.type());
            case LAST_DAY -> lastDay(first, node.type());
        }
    }

    void plus(ExpressionNode operand, ExpressionNode amount, Unit unit, SqlType type) {
        out.sql("TIMESTAMPADD(").sql(unit.name()).sql(", ");
        operands.computed(amount);
        out.sql(", ");
        operands.computed(operand);
        out.sql(')');
    }

    private void until(ExpressionNode from, ExpressionNode to, Unit unit, SqlType type) {
        if (unit.months() == 0) {
            span(from, to, unit, type);
            return;
        }
        out.sql("CAST((");
        numbered(() -> reached(from, to, type), " + ");
        out.sql(" - ");
        numbered(() -> day(from, type), " - ");
        out.sql(") / ").sql(String.valueOf(MONTH_NUMBERS * unit.months())).sql(" AS BIGINT)");
    }

    /** Prints the number of a day, or what is subtracted for it: the days of each month have as many numbers. */
    private void numbered(Runnable day, String sign) {
        out.sql("EXTRACT(YEAR FROM ");
        day.run();
        out.sql(") * ").sql(String.valueOf(12 * MONTH_NUMBERS)).sql(sign).sql("EXTRACT(MONTH FROM ");
        day.run();
        out.sql(") * ").sql(String.valueOf(MONTH_NUMBERS)).sql(sign).sql("EXTRACT(DAY FROM ");
        day.run();
        out.sql(')');
    }

    /** Prints the day to which months are counted: a day is reached at the time of day of the begin. */
    private void reached(ExpressionNode from, ExpressionNode to, SqlType type) {
        if (type == SqlType.Simple.DATE) {
            operands.computed(to);
            return;
        }
        out.sql("TIMESTAMPADD(DAY, ");
        span(from, to, Unit.DAY, type);
        out.sql(", ");
        day(from, type);
        out.sql(')');
    }

    final void day(ExpressionNode operand, SqlType type) {
        if (type == SqlType.Simple.DATE) {
            operands.computed(operand);
        } else {
            out.sql("CAST(");
            operands.computed(operand);
            out.sql(" AS DATE)");
        }
    }

    /** Prints the whole units between both, of a unit of milliseconds. */
    void span(ExpressionNode from, ExpressionNode to, Unit unit, SqlType type) {
        switch (unit) {
            case MILLISECOND -> {
                // an interval of seconds loses its fraction, so whole minutes are subtracted, and then the rest
                out.sql("(CAST((FLOOR(");
                operands.computed(to);
                out.sql(" TO MINUTE) - FLOOR(");
                operands.computed(from);
                out.sql(" TO MINUTE)) MINUTE(10) AS BIGINT) * 60000 + EXTRACT(MILLISECOND FROM ");
                operands.computed(to);
                out.sql(") - EXTRACT(MILLISECOND FROM ");
                operands.computed(from);
                out.sql("))");
            }
            case HALF_DAY -> {
                out.sql('(');
                difference(from, to, Unit.HOUR);
                out.sql(" / 12)");
            }
            case WEEK -> {
                out.sql('(');
                difference(from, to, Unit.DAY);
                out.sql(" / 7)");
            }
            default -> difference(from, to, unit);
        }
    }

    private void difference(ExpressionNode from, ExpressionNode to, Unit unit) {
        out.sql("CAST((");
        operands.computed(to);
        out.sql(" - ");
        operands.computed(from);
        out.sql(") ").sql(unit.name()).sql("(10) AS BIGINT)");
    }

    /** A week is found by the day of the week of ISO 8601, since {@code FLOOR(x TO WEEK)} is a Sunday. */
    void truncate(ExpressionNode operand, Unit unit, SqlType type) {
        if (unit != Unit.WEEK) {
            out.sql("FLOOR(");
            operands.computed(operand);
            out.sql(" TO ").sql(unit.name()).sql(')');
            return;
        }
        out.sql("TIMESTAMPADD(DAY, 1 - EXTRACT(ISODOW FROM ");
        operands.computed(operand);
        out.sql("), ");
        if (type == SqlType.Simple.DATE) {
            operands.computed(operand);
        } else {
            truncate(operand, Unit.DAY, type);
        }
        out.sql(')');
    }

    private void lastDay(ExpressionNode operand, SqlType type) {
        // of a timestamp before 1970 Calcite's LAST_DAY is a day late
        out.sql("LAST_DAY(");
        day(operand, type);
        out.sql(')');
    }

    void extract(ExtractExpression node) {
        out.sql("EXTRACT(").sql(node.field().name()).sql(" FROM ");
        operands.computed(node.operand());
        out.sql(')');
    }
}
