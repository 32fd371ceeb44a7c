package io.leanq.query;

import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Moments.MOMENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static java.time.temporal.ChronoUnit.MONTHS;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.render.Rendered;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.Moments;
import io.leanq.testkit.RenderingAssert;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dates and times are computed as java.time computes them, on Calcite and on H2, over all pairs of edge values. */
class DateValuesTest {
    private static final Moments A = MOMENTS.as("a");
    private static final Moments B = MOMENTS.as("b");
    private static final RenderingAssert ENGINES = RenderingAssert.knowing(List.of(Moments.rows()));
    private static final List<TemporalUnit> TIME_UNITS =
            List.of(ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.HALF_DAYS);
    private static final List<TemporalUnit> DAY_UNITS = List.of(
            ChronoUnit.DAYS,
            ChronoUnit.WEEKS,
            MONTHS,
            IsoFields.QUARTER_YEARS,
            ChronoUnit.YEARS,
            ChronoUnit.DECADES,
            ChronoUnit.CENTURIES,
            ChronoUnit.MILLENNIA);
    private static CalciteEngine calcite;

    private static Stream<TemporalUnit> units() {
        return Stream.concat(TIME_UNITS.stream(), DAY_UNITS.stream());
    }

    @BeforeAll
    static void fill() throws SQLException {
        calcite = new CalciteEngine().with(Moments.rows());
    }

    @AfterAll
    static void close() throws SQLException {
        calcite.close();
    }

    /** An expression, and its value for the values of the columns. */
    private record Made<X>(Expression<?> made, BiFunction<X, X, ?> expected) {}

    private static <X> void computes(Expression<X> first, Expression<X> second, Stream<Made<X>> all)
            throws SQLException {
        List<Made<X>> made = all.toList();
        List<Expression<?>> selected = new ArrayList<>(List.of(first, second));
        made.forEach(one -> selected.add(one.made()));
        int compared = 0;
        for (List<Object> row : rows(select(selected).from(A).crossJoin(B))) {
            @SuppressWarnings("unchecked")
            X one = (X) row.get(0);
            @SuppressWarnings("unchecked")
            X two = (X) row.get(1);
            for (int i = 0; i < made.size(); i++) {
                Object wanted = one == null || two == null
                        ? null
                        : made.get(i).expected().apply(one, two);
                assertThat(row.get(2 + i))
                        .as("%s of %s and %s", made.get(i).made(), one, two)
                        .isEqualTo(wanted);
                compared += wanted == null ? 0 : 1;
            }
        }
        assertThat(compared).isGreaterThan(200 * made.size());
    }

    /** The rows on Calcite; H2 has the same. */
    private static List<List<Object>> rows(Query<?> query) throws SQLException {
        Rendered rendered = query.render(LEANXCALE_LIKE);
        ENGINES.renders(
                query,
                LEANXCALE_LIKE,
                rendered.sql(),
                rendered.binds().stream().map(bind -> bind.value()).toArray());
        return calcite.fetch(query, LEANXCALE_LIKE);
    }

    private static <X> Made<X> of(Expression<?> made, Function<X, ?> expected) {
        return new Made<>(made, (one, two) -> expected.apply(one));
    }

    private static <X> void computes(Expression<X> from, Stream<Made<X>> all) throws SQLException {
        computes(from, from, all);
    }

    @Test
    void wholeUnitsBetweenTimestampsAreThoseOfJava() throws SQLException {
        computes(A.at, B.at, units().map(unit -> new Made<>(A.at.until(B.at, unit), unit::between)));
    }

    @Test
    void wholeUnitsBetweenDatesAreThoseOfJava() throws SQLException {
        computes(A.day, B.day, DAY_UNITS.stream().map(unit -> new Made<>(A.day.until(B.day, unit), unit::between)));
    }

    @Test
    void wholeUnitsBetweenTimesAreThoseOfJava() throws SQLException {
        computes(
                A.clock,
                B.clock,
                TIME_UNITS.stream().map(unit -> new Made<>(A.clock.until(B.clock, unit), unit::between)));
    }

    @Test
    void wholeUnitsToAndFromAValueAreThoseOfJava() throws SQLException {
        LocalDateTime end = LocalDateTime.parse("2000-02-29T10:20:30.455");
        TemporalExpression<LocalDateTime> begin = Dsl.value(end, TIMESTAMP);
        computes(A.at, units().map(unit -> of(A.at.until(end, unit), x -> unit.between(x, end))));
        computes(A.at, units().map(unit -> of(begin.until(A.at, unit), x -> unit.between(end, x))));
    }

    /** A quarter is three months; java.time adds first the years and then the rest. */
    private static <X extends Temporal> X moved(X from, long amount, TemporalUnit unit) {
        @SuppressWarnings("unchecked")
        X later = (X) (unit == IsoFields.QUARTER_YEARS ? from.plus(3 * amount, MONTHS) : from.plus(amount, unit));
        return later;
    }

    @Test
    void timestampsAreMovedAsInJava() throws SQLException {
        for (int amount : List.of(1, -1, 13)) {
            computes(
                    A.at,
                    units().filter(unit -> amount < 13 || unit != ChronoUnit.MILLENNIA)
                            .map(unit -> of(A.at.plus(amount, unit), x -> moved(x, amount, unit))));
        }
    }

    @Test
    void datesAreMovedAsInJava() throws SQLException {
        computes(A.day, DAY_UNITS.stream().map(unit -> of(A.day.minus(1, unit), x -> moved(x, -1, unit))));
        computes(A.day, DAY_UNITS.stream().limit(7).map(unit -> of(A.day.plus(-5, unit), x -> moved(x, -5, unit))));
    }

    @Test
    void timesOfDayGoOnAtMidnight() throws SQLException {
        for (long amount : List.of(1L, -1L, 49L, -100_000_000_000L)) {
            computes(
                    A.clock,
                    TIME_UNITS.stream().map(unit -> of(A.clock.plus(amount, unit), x -> x.plus(amount, unit))));
        }
    }

    @Test
    void amountsBeyondAnIntegerAreExact() throws SQLException {
        long much = 3_000_000_123L;
        computes(
                A.at,
                Stream.of(
                        of(A.at.minus(much, ChronoUnit.SECONDS), x -> x.minusSeconds(much)),
                        of(A.at.minus(much, ChronoUnit.MILLIS), x -> x.minus(much, ChronoUnit.MILLIS)),
                        of(A.at.minus(Duration.ofMillis(much)), x -> x.minus(much, ChronoUnit.MILLIS))));
    }

    @Test
    void amountsOfJavaAreAddedInItsOrder() throws SQLException {
        Period period = Period.of(1, 1, 1);
        Period back = Period.of(0, -1, 29);
        computes(
                A.day,
                Stream.of(
                        of(A.day.plus(period), x -> x.plus(period)),
                        of(A.day.minus(period), x -> x.minus(period)),
                        of(A.day.plus(back), x -> x.plus(back)),
                        of(A.day.minus(back), x -> x.minus(back)),
                        of(A.day.plus(Duration.ofDays(-3)), x -> x.minusDays(3))));
        Duration duration = Duration.ofHours(-49).plusMillis(7);
        computes(
                A.at,
                Stream.of(
                        of(A.at.plus(back), x -> x.plus(back)),
                        of(A.at.plus(duration), x -> x.plus(duration)),
                        of(A.at.minus(duration), x -> x.minus(duration))));
        computes(A.clock, Stream.of(of(A.clock.minus(duration), x -> x.minus(duration))));
    }

    @Test
    void amountsOfColumnsAreThoseOfTheRow() throws SQLException {
        for (NumberExpression<?> amount : List.of(A.few, A.many, A.small, A.many.times(1000))) {
            moves(amount, ChronoUnit.HOURS);
            moves(amount, ChronoUnit.MILLIS);
        }
        for (NumberExpression<?> amount : List.of(A.few, A.many, A.small)) {
            moves(amount, ChronoUnit.DAYS);
            moves(amount, ChronoUnit.MONTHS);
        }
    }

    private static void moves(NumberExpression<?> amount, ChronoUnit unit) throws SQLException {
        boolean ofTime = unit.isTimeBased();
        TemporalExpression<LocalTime> clock = ofTime ? A.clock.plus(amount, unit) : A.clock;
        for (List<Object> row :
                rows(select(A.at, amount, A.at.minus(amount, unit), A.at.plus(amount, unit), A.clock, clock)
                        .from(A))) {
            if (row.get(0) != null) {
                LocalDateTime at = (LocalDateTime) row.get(0);
                LocalTime time = (LocalTime) row.get(4);
                long by = ((Number) row.get(1)).longValue();
                assertThat(row.get(2)).isEqualTo(at.minus(by, unit));
                assertThat(row.get(3)).isEqualTo(at.plus(by, unit));
                assertThat(row.get(5)).isEqualTo(ofTime ? time.plus(by, unit) : time);
            }
        }
    }

    @Test
    void timesAreTruncatedAsInJava() throws SQLException {
        List<ChronoUnit> units = List.of(ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS);
        computes(A.at, units.stream().map(unit -> of(A.at.truncatedTo(unit), x -> x.truncatedTo(unit))));
        computes(A.clock, units.stream().map(unit -> of(A.clock.truncatedTo(unit), x -> x.truncatedTo(unit))));
    }

    private static LocalDate begin(LocalDate day, TemporalUnit unit) {
        if (unit == ChronoUnit.WEEKS) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        } else if (unit == IsoFields.QUARTER_YEARS) {
            return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
        } else if (unit == ChronoUnit.DAYS) {
            return day;
        }
        return unit == ChronoUnit.YEARS ? day.withDayOfYear(1) : day.withDayOfMonth(1);
    }

    @Test
    void daysAreTruncatedToTheBeginOfLongerUnits() throws SQLException {
        List<TemporalUnit> units =
                List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, MONTHS, IsoFields.QUARTER_YEARS, ChronoUnit.YEARS);
        computes(A.day, units.stream().map(unit -> of(A.day.truncatedTo(unit), x -> begin(x, unit))));
        computes(
                A.at,
                units.stream()
                        .map(unit -> of(
                                A.at.truncatedTo(unit),
                                x -> begin(x.toLocalDate(), unit).atStartOfDay())));
    }

    @Test
    void partsOfTheCalendarAreThoseOfJava() throws SQLException {
        computes(
                A.day,
                Stream.of(
                        of(A.day.quarter(), x -> x.getLong(IsoFields.QUARTER_OF_YEAR)),
                        of(A.day.week(), x -> x.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                        of(A.day.dayOfWeek(), x -> x.getLong(ChronoField.DAY_OF_WEEK)),
                        of(A.day.dayOfYear(), x -> x.getLong(ChronoField.DAY_OF_YEAR)),
                        of(A.day.epochSecond(), x -> x.atStartOfDay().toEpochSecond(ZoneOffset.UTC)),
                        of(A.day.lastDayOfMonth(), x -> x.with(TemporalAdjusters.lastDayOfMonth()))));
        computes(
                A.at,
                Stream.of(
                        of(A.at.quarter(), x -> x.getLong(IsoFields.QUARTER_OF_YEAR)),
                        of(A.at.week(), x -> x.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                        of(A.at.dayOfWeek(), x -> x.getLong(ChronoField.DAY_OF_WEEK)),
                        of(A.at.dayOfYear(), x -> x.getLong(ChronoField.DAY_OF_YEAR)),
                        of(A.at.epochSecond(), x -> x.toEpochSecond(ZoneOffset.UTC)),
                        of(A.at.lastDayOfMonth(), x -> x.toLocalDate().with(TemporalAdjusters.lastDayOfMonth()))));
    }
}
