package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.TemporalExpression;
import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.function.Function;

/** Makes terms computed from dates and times. */
final class Times {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(9999);

    private Times() {}

    /** A part of a date or time, as an INTEGER. */
    static Term part(Choice choice, Term time) {
        boolean hasDay = time.family() != Family.TIME;
        boolean hasTime = time.family() != Family.DATE;
        int field = hasDay && (!hasTime || choice.percent(50)) ? choice.below(3) : 3 + choice.below(3);
        return switch (field) {
            case 0 -> part("year", time, TemporalExpression::year, ChronoField.YEAR);
            case 1 -> part("month", time, TemporalExpression::month, ChronoField.MONTH_OF_YEAR);
            case 2 -> part("day", time, TemporalExpression::day, ChronoField.DAY_OF_MONTH);
            case 3 -> part("hour", time, TemporalExpression::hour, ChronoField.HOUR_OF_DAY);
            case 4 -> part("minute", time, TemporalExpression::minute, ChronoField.MINUTE_OF_HOUR);
            default -> part("second", time, TemporalExpression::second, ChronoField.SECOND_OF_MINUTE);
        };
    }

    private static Term part(
            String name, Term time, Function<TemporalExpression<Object>, Expression<?>> extract, ChronoField field) {
        return new Call(
                Kind.INTEGER,
                GREATEST,
                name,
                List.of(time),
                p -> extract.apply(p.get(0).time()),
                Call.strict(v -> (long) accessor(v[0]).get(field)));
    }

    private static TemporalAccessor accessor(Object value) {
        return value instanceof LocalDate date ? date : value instanceof LocalTime time ? time : (LocalDateTime) value;
    }
}
