package io.leanq.testkit;

import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.storageSum;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.value;

import io.leanq.query.DataType;
import io.leanq.query.Expression;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expressions and their values, the same on every engine. Each is computed over one row of {@link Readings} with sensor
 * 7, channel 7, level 7.5, price 7.25, note "héllo ", taken 2024-02-29 13:14:15.678, filed 2024-02-29 and valid true.
 * {@code docs/expressions.md} shows them.
 */
public final class ComputedValues {
    private static final Readings R = Readings.READINGS;

    /** @param value the expected value, as {@link #text} writes it */
    public record Computed(String java, Expression<?> expression, String value) {}

    private ComputedValues() {}

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    /** The one row. */
    public static TableRows rows() {
        return new TableRows(
                R,
                List.of(Arrays.asList(
                        7L,
                        LocalDateTime.of(2024, 2, 29, 13, 14, 15, 678_000_000),
                        LocalDate.of(2024, 2, 29),
                        7,
                        7.5,
                        decimal("7.25"),
                        "h\u00e9llo ",
                        true,
                        null,
                        null,
                        null)));
    }

    /** The tables of the document by the headings that they follow. */
    public static Map<String, List<Computed>> tables() {
        Map<String, List<Computed>> tables = new LinkedHashMap<>();
        tables.put("# What expressions give", basics());
        tables.put("## Scalars", ScalarValues.all());
        return tables;
    }

    public static List<Computed> all() {
        return tables().values().stream().flatMap(List::stream).toList();
    }

    /** The order is that of the document. */
    private static List<Computed> basics() {
        return List.of(
                new Computed("channel.plus(1)", R.channel.plus(1), "8"),
                new Computed("sensor.minus(8L)", R.sensor.minus(8L), "-1"),
                new Computed("channel.times(3)", R.channel.times(3), "21"),
                new Computed("channel.dividedBy(2)", R.channel.dividedBy(2), "3"),
                new Computed("channel.negate().dividedBy(2)", R.channel.negate().dividedBy(2), "-3"),
                new Computed("channel.mod(4)", R.channel.mod(4), "3"),
                new Computed("channel.negate().mod(4)", R.channel.negate().mod(4), "-3"),
                new Computed("price.plus(1.05)", R.price.plus(decimal("1.05")), "8.3"),
                new Computed("price.times(1.05)", R.price.times(decimal("1.05")), "7.6125"),
                new Computed("price.times(1.125)", R.price.times(decimal("1.125")), "8.15625"),
                new Computed("price.dividedBy(3)", R.price.dividedBy(decimal("3")), "2.416667"),
                new Computed("price.dividedBy(0.77777)", R.price.dividedBy(decimal("0.77777")), "9.321522"),
                new Computed("price.mod(2.1)", R.price.mod(decimal("2.1")), "0.95"),
                new Computed("price.mod(2).round(1)", R.price.mod(decimal("2")).round(1), "1.3"),
                new Computed("level.dividedBy(2.0)", R.level.dividedBy(2.0), "3.75"),
                new Computed("price.negate().abs()", R.price.negate().abs(), "7.25"),
                new Computed("price.round(1)", R.price.round(1), "7.3"),
                new Computed("price.negate().round(1)", R.price.negate().round(1), "-7.3"),
                new Computed("level.round(0)", R.level.round(0), "8"),
                new Computed("price.floor()", R.price.floor(), "7"),
                new Computed("price.ceil()", R.price.ceil(), "8"),
                new Computed("price.negate().floor()", R.price.negate().floor(), "-8"),
                new Computed("channel.power(2)", R.channel.power(2), "49"),
                new Computed("channel.plus(2).sqrt()", R.channel.plus(2).sqrt(), "3"),
                new Computed("cast(level, BIGINT)", cast(R.level, DataType.BIGINT), "8"),
                new Computed("cast(price, DECIMAL(10, 1))", cast(R.price, DataType.DECIMAL(10, 1)), "7.3"),
                new Computed("cast(price, INTEGER)", cast(R.price, DataType.INTEGER), "7"),
                new Computed("cast(channel, VARCHAR)", cast(R.channel, DataType.VARCHAR), "7"),
                new Computed("cast(taken, DATE)", cast(R.taken, DataType.DATE), "2024-02-29"),
                new Computed("sum(channel)", sum(R.channel), "7"),
                new Computed("sum(price)", sum(R.price), "7.25"),
                new Computed("sum(sensor, BIGINT)", sum(R.sensor, DataType.BIGINT), "7"),
                new Computed("storageSum(channel, BIGINT)", storageSum(R.channel, DataType.BIGINT), "7"),
                new Computed("sum(level, DOUBLE)", sum(R.level, DataType.DOUBLE), "7.5"),
                new Computed("avg(channel)", avg(R.channel), "7"),
                new Computed("avg(price)", avg(R.price), "7.25"),
                new Computed("avg(channel, DOUBLE)", avg(R.channel, DataType.DOUBLE), "7"),
                new Computed("max(note)", max(R.note), "héllo "),
                new Computed("count(note)", count(R.note), "1"),
                new Computed("note.upper()", R.note.upper(), "HÉLLO "),
                new Computed("note.trim()", R.note.trim(), "héllo"),
                new Computed("note.length()", R.note.length(), "6"),
                new Computed("note.substring(2, 3)", R.note.substring(2, 3), "éll"),
                new Computed("note.substring(9)", R.note.substring(9), ""),
                new Computed("note.replace(\"l\", \"LL\")", R.note.replace("l", "LL"), "héLLLLo "),
                new Computed("note.position(\"l\")", R.note.position("l"), "3"),
                new Computed("note.position(\"z\")", R.note.position("z"), "0"),
                new Computed("note.concat(\"!\")", R.note.concat("!"), "héllo !"),
                new Computed(
                        "note.nullIf(\"héllo \").orElse(\"none\")",
                        R.note.nullIf("héllo ").orElse("none"),
                        "none"),
                new Computed("channel.nullIf(7)", R.channel.nullIf(7), "NULL"),
                new Computed("channel.isDistinctFrom(7)", R.channel.isDistinctFrom(7), "false"),
                new Computed(
                        "channel.nullIf(7).isNotDistinctFrom(channel.nullIf(7))",
                        R.channel.nullIf(7).isNotDistinctFrom(R.channel.nullIf(7)),
                        "true"),
                new Computed(
                        "caseWhen(channel.gt(5), \"many\").otherwise(\"few\")",
                        caseWhen(R.channel.gt(5), "many").otherwise("few"),
                        "many"),
                new Computed(
                        "caseWhen(channel.gt(9), price).otherwise(0.125)",
                        caseWhen(R.channel.gt(9), R.price).otherwise(value(decimal("0.125"), DataType.DECIMAL(4, 3))),
                        "0.125"),
                new Computed(
                        "caseWhen(channel.gt(9), 1).otherwiseNull()",
                        caseWhen(R.channel.gt(9), value(1, DataType.INTEGER)).otherwiseNull(),
                        "NULL"),
                new Computed("filed.year()", R.filed.year(), "2024"),
                new Computed("taken.hour()", R.taken.hour(), "13"),
                new Computed("taken.minute()", R.taken.minute(), "14"),
                new Computed("taken.second()", R.taken.second(), "15"));
    }

    /** Expressions that must fail on every engine, and never return a number. */
    public static Map<String, Expression<?>> failing() {
        Map<String, Expression<?>> failing = new LinkedHashMap<>();
        failing.put("whole division by zero", R.channel.dividedBy(R.channel.minus(7)));
        failing.put("remainder of zero", R.channel.mod(R.channel.minus(7)));
        failing.put("decimal division by zero", R.price.dividedBy(decimal("0")));
        failing.put("a cast that does not fit", cast(R.sensor.times(1_000_000_000_000L), DataType.INTEGER));
        failing.put(
                "a cast of a value that does not fit", cast(value(3_000_000_000L, DataType.BIGINT), DataType.INTEGER));
        failing.put("a decimal cast that does not fit", cast(R.price, DataType.DECIMAL(3, 3)));
        failing.put("a sum that does not fit", sum(R.sensor.times(1_000_000_000_000L), DataType.INTEGER));
        failing.put(
                "a widened sum that does not fit",
                cast(cast(R.channel, DataType.BIGINT).plus(2_147_483_647L), DataType.INTEGER));
        return failing;
    }

    /** The value as text; a number of any class without trailing zeros. */
    public static String text(Object value) {
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        return value == null ? "NULL" : value.toString();
    }
}
