package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.TemporalCall.Unit;
import io.leanq.type.SqlType;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalUnit;
import java.util.Locale;

/**
 * A call of an operation of dates and times, which messages name.
 *
 * @param name the name of the method
 * @param given the arguments, without values
 */
record DateStep(TemporalExpression<?> operand, String name, String given) {

    SqlType type() {
        return operand.type().sqlType();
    }

    boolean isMinus() {
        return name.equals("minus");
    }

    long signed(long amount) {
        return isMinus() ? -amount : amount;
    }

    InvalidStatement refused(String why) {
        return new InvalidStatement(operand + "." + name + "(" + given + "): " + why);
    }

    /** The unit, which the type of the operand must have. */
    Unit unit(TemporalUnit wanted) {
        Unit unit = known(wanted);
        if (unit.isOfTime() && type() == SqlType.Simple.DATE) {
            throw refused(operand + " is a DATE, which has no "
                    + wanted.toString().toLowerCase(Locale.ROOT) + ": cast(" + operand + ", TIMESTAMP) first");
        }
        if (!unit.isOfTime()) {
            requireDate("give hours or a shorter unit");
        }
        return unit;
    }

    void requireDate(String advice) {
        if (type() == SqlType.Simple.TIME) {
            throw refused(operand + " is a TIME, which has no days: " + advice);
        }
    }

    /** Refuses a number of a sequence inside: the expression may stand several times in the SQL. */
    void requireRepeatable(ExpressionNode node) {
        if (node.anyMatch(part -> part instanceof ExpressionNode.NextValue)) {
            throw refused("a sequence would be drawn from several times: draw its number by a statement of its own");
        }
    }

    private Unit known(TemporalUnit wanted) {
        if (wanted == IsoFields.QUARTER_YEARS) {
            return Unit.QUARTER;
        }
        if (!(wanted instanceof ChronoUnit unit)) {
            throw refused("give a ChronoUnit or IsoFields.QUARTER_YEARS");
        }
        return switch (unit) {
            case MILLIS -> Unit.MILLISECOND;
            case SECONDS -> Unit.SECOND;
            case MINUTES -> Unit.MINUTE;
            case HOURS -> Unit.HOUR;
            case HALF_DAYS -> Unit.HALF_DAY;
            case DAYS -> Unit.DAY;
            case WEEKS -> Unit.WEEK;
            case MONTHS -> Unit.MONTH;
            case YEARS -> Unit.YEAR;
            case DECADES -> Unit.DECADE;
            case CENTURIES -> Unit.CENTURY;
            case MILLENNIA -> Unit.MILLENNIUM;
            case NANOS, MICROS -> throw refused("a " + type() + " has no more than milliseconds: give MILLIS");
            case ERAS, FOREVER -> throw refused("SQL has no such unit: give YEARS");
        };
    }

    /** The unit that TIMESTAMPADD names in place of this one, which is a multiple of it. */
    static Unit named(Unit unit) {
        return switch (unit) {
            case HALF_DAY -> Unit.HOUR;
            case DECADE, CENTURY, MILLENNIUM -> Unit.YEAR;
            default -> unit;
        };
    }
}
