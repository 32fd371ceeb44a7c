package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.TemporalCall;
import io.leanq.tree.TemporalCall.Function;
import io.leanq.tree.TemporalCall.Unit;
import io.leanq.type.SqlType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of computations with dates and times, and checks their units and amounts. */
final class DateArithmetic {
    /** More years than any two dates are apart. Of much greater amounts, engines keep the lowest bits in silence. */
    private static final int MOST_YEARS = 20_000;

    private static final double YEAR_SECONDS = 31_556_952;

    private DateArithmetic() {}

    static <T> TemporalExpression<T> plus(
            TemporalExpression<T> operand, String step, long amount, @Nullable TemporalUnit unit) {
        TemporalUnit present = Needed.UNIT.in(step + "(amount, null)", unit);
        DateStep call = new DateStep(operand, step, "amount, " + present);
        Unit of = call.unit(present);
        if (call.type() == SqlType.Simple.TIME) {
            return plus(operand, call.signed(amount % (Unit.DAY.millis() / of.millis())), of);
        }
        Duration length = present.getDuration();
        requireNear(call, amount * (length.toSeconds() + length.toNanosPart() / 1e9));
        return plus(operand, call.signed(amount), of);
    }

    private static void requireNear(DateStep call, double seconds) {
        if (Math.abs(seconds) > MOST_YEARS * YEAR_SECONDS) {
            throw call.refused("no two dates are so far apart");
        }
    }

    private static <T> TemporalExpression<T> plus(TemporalExpression<T> operand, long amount, Unit unit) {
        Unit named = DateStep.named(unit);
        long total = amount * (unit.months() == 0 ? unit.millis() / named.millis() : unit.months() / named.months());
        if (total == (int) total) {
            return plus(operand, (int) total, named);
        }
        // an INTEGER cannot hold so many of a short unit, and engines differ in what else they take
        long perDay = Unit.DAY.millis() / named.millis();
        return plus(plus(operand, (int) (total / perDay), Unit.DAY), (int) (total % perDay), named);
    }

    private static <T> TemporalExpression<T> plus(TemporalExpression<T> operand, int amount, Unit unit) {
        return plus(operand, Expressions.bindNode("plus", DataType.INTEGER, amount), unit);
    }

    private static <T> TemporalExpression<T> plus(TemporalExpression<T> operand, ExpressionNode amount, Unit unit) {
        return Expressions.of(operand.type(), call(Function.PLUS, unit, operand, amount));
    }

    private static TemporalCall call(Function function, Unit unit, Expression<?> operand, ExpressionNode... more) {
        List<ExpressionNode> arguments = more.length == 0 ? List.of(operand.node()) : List.of(operand.node(), more[0]);
        return new TemporalCall(function, unit, operand.type().sqlType(), arguments);
    }

    static <T> TemporalExpression<T> plus(
            TemporalExpression<T> operand,
            String step,
            @Nullable Expression<? extends Number> amount,
            @Nullable TemporalUnit unit) {
        Expression<? extends Number> present = Needed.EXPRESSION.in(step + "(null, unit)", amount);
        DateStep call = new DateStep(operand, step, "amount, " + Needed.UNIT.in(step + "(amount, null)", unit));
        Unit of = call.unit(unit);
        if (DateStep.named(of) != of) {
            throw call.refused("SQL has no such unit to add: say " + DateStep.named(of) + " and multiply the amount");
        }
        SqlType own = present.type().sqlType();
        if (!own.isWhole()) {
            throw call.refused(
                    present + " is " + own + ", and only whole units are added: cast(" + present + ", BIGINT) first");
        }
        // an amount of days and longer units must fail where Calcite would keep its lowest bits
        SqlType type = of.isOfTime() && own == SqlType.Simple.BIGINT ? own : SqlType.Simple.INTEGER;
        ExpressionNode node = own == type ? present.node() : new ExpressionNode.Cast(present.node(), type);
        return plus(operand, call.isMinus() ? new ExpressionNode.Negation(node) : node, of);
    }

    static <T> TemporalExpression<T> plus(TemporalExpression<T> operand, String step, @Nullable TemporalAmount amount) {
        TemporalAmount present = Needed.AMOUNT.in(step, amount);
        DateStep call = new DateStep(operand, step, present.getClass().getSimpleName());
        if (present instanceof Period period) {
            return plus(operand, call, period);
        } else if (present instanceof Duration duration) {
            return plus(operand, call, duration);
        }
        throw call.refused("give a Duration or a Period");
    }

    /** Adds first the months and then the days, as {@link LocalDate#plus(TemporalAmount)} does. */
    private static <T> TemporalExpression<T> plus(TemporalExpression<T> operand, DateStep call, Period period) {
        call.requireDate("give a Duration");
        TemporalExpression<T> later = period.toTotalMonths() == 0
                ? operand
                : plus(operand, call.name(), period.toTotalMonths(), ChronoUnit.MONTHS);
        return period.getDays() == 0 ? later : plus(later, call.name(), period.getDays(), ChronoUnit.DAYS);
    }

    private static <T> TemporalExpression<T> plus(TemporalExpression<T> operand, DateStep call, Duration duration) {
        if (duration.isZero()) {
            return operand;
        }
        requireNear(call, duration.toSeconds());
        if (call.type() == SqlType.Simple.DATE) {
            if (!duration.equals(Duration.ofDays(duration.toDays()))) {
                throw call.refused(operand + " is a DATE, which has no hours: cast(" + operand + ", TIMESTAMP) first");
            }
            return plus(operand, call.name(), duration.toDays(), ChronoUnit.DAYS);
        }
        if (duration.toNanosPart() == 0) {
            return plus(operand, call.name(), duration.toSeconds(), ChronoUnit.SECONDS);
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw call.refused("a " + call.type() + " has no more than milliseconds: give a whole number of them");
        }
        return plus(operand, call.name(), duration.toMillis(), ChronoUnit.MILLIS);
    }

    static <T> NumberExpression<Long> until(
            TemporalExpression<T> from, @Nullable Expression<? extends T> to, @Nullable TemporalUnit unit) {
        Expression<? extends T> end = Needed.EXPRESSION.in("until(null, unit)", to);
        TemporalUnit present = Needed.UNIT.in("until(other, null)", unit);
        SqlTypes.requireSameKind("until", from, end);
        DateStep call = new DateStep(from, "until", "other, " + present);
        TemporalCall node = call(Function.UNTIL, call.unit(present), from, end.node());
        call.requireRepeatable(node);
        return Expressions.of(DataType.BIGINT, node);
    }

    static <T> TemporalExpression<T> truncated(TemporalExpression<T> operand, @Nullable TemporalUnit unit) {
        TemporalUnit present = Needed.UNIT.in("truncatedTo", unit);
        DateStep call = new DateStep(operand, "truncatedTo", present.toString());
        Unit to = call.unit(present);
        if (to == Unit.MILLISECOND || DateStep.named(to) != to) {
            throw call.refused("SQL truncates to seconds, minutes, hours, days, weeks, months, quarters and years");
        }
        TemporalCall node = call(Function.TRUNCATE, to, operand);
        call.requireRepeatable(node);
        return Expressions.of(operand.type(), node);
    }

    static TemporalExpression<LocalDate> lastDayOfMonth(TemporalExpression<?> operand) {
        new DateStep(operand, "lastDayOfMonth", "").requireDate("use a DATE or TIMESTAMP");
        return Expressions.of(DataType.DATE, call(Function.LAST_DAY, Unit.MONTH, operand));
    }

    /** Whole seconds, rounded down: Calcite cuts a fraction toward zero. */
    static NumberExpression<Long> epochSecond(TemporalExpression<?> operand) {
        new DateStep(operand, "epochSecond", "").requireDate("use a DATE or TIMESTAMP");
        ExpressionNode whole = operand.type().sqlType() == SqlType.Simple.DATE
                ? operand.node()
                : call(Function.TRUNCATE, Unit.SECOND, operand);
        return Expressions.of(DataType.BIGINT, new ExtractExpression(ExtractExpression.Field.EPOCH, whole));
    }
}
