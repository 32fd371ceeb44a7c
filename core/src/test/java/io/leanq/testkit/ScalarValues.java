package io.leanq.testkit;

import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.greatest;
import static io.leanq.query.Dsl.least;
import static io.leanq.query.Dsl.nullValue;
import static io.leanq.query.Dsl.rand;
import static io.leanq.query.Dsl.value;

import io.leanq.query.DataType;
import io.leanq.testkit.ComputedValues.Computed;
import java.math.BigDecimal;
import java.util.List;

/** The lines of {@link ComputedValues} for scalar functions, casts and typed NULLs, in the order of the document. */
final class ScalarValues {
    private static final Readings R = Readings.READINGS;

    private ScalarValues() {}

    static List<Computed> all() {
        return List.of(
                new Computed("channel.abs().ln().round(9)", R.channel.abs().ln().round(9), "1.945910149"),
                new Computed(
                        "channel.sign().exp().round(9)", R.channel.sign().exp().round(9), "2.718281828"),
                new Computed(
                        "sensor.abs().log10().round(9)", R.sensor.abs().log10().round(9), "0.84509804"),
                new Computed("price.negate().sign()", R.price.negate().sign(), "-1"),
                new Computed("price.truncate(1)", R.price.truncate(1), "7.2"),
                new Computed("level.negate().truncate(0)", R.level.negate().truncate(0), "-7"),
                new Computed("rand().lt(1.0)", rand().lt(1.0), "true"),
                new Computed("greatest(sensor, channel)", greatest(R.sensor, R.channel), "7"),
                new Computed(
                        "greatest(price, value(9.125))", greatest(R.price, value(new BigDecimal("9.125"))), "9.125"),
                new Computed("least(note, value(\"abc\"))", least(R.note, value("abc")), "abc"),
                new Computed("least(channel, channel.nullIf(7))", least(R.channel, R.channel.nullIf(7)), "NULL"),
                new Computed("note.ltrim('h')", R.note.ltrim('h'), "\u00e9llo "),
                new Computed("note.rtrim()", R.note.rtrim(), "h\u00e9llo"),
                new Computed("note.rtrim().trim('o')", R.note.rtrim().trim('o'), "h\u00e9ll"),
                new Computed("note.left(2)", R.note.left(2), "h\u00e9"),
                new Computed("note.right(3)", R.note.right(3), "lo "),
                new Computed("note.right(channel)", R.note.right(R.channel), "h\u00e9llo "),
                new Computed("note.substring(channel.minus(4))", R.note.substring(R.channel.minus(4)), "llo "),
                new Computed("note.lpad(8, \"xy\")", R.note.lpad(8, "xy"), "xyh\u00e9llo "),
                new Computed("note.lpad(2)", R.note.lpad(2), "h\u00e9"),
                new Computed("note.rpad(8, \"*\")", R.note.rpad(8, "*"), "h\u00e9llo **"),
                new Computed("note.repeat(2)", R.note.repeat(2), "h\u00e9llo h\u00e9llo "),
                new Computed("note.overlay(\"ey\", 2, 1)", R.note.overlay("ey", 2, 1), "heyllo "),
                new Computed("note.overlay(\"!\", 9)", R.note.overlay("!", 9), "h\u00e9llo !"),
                new Computed(
                        "note.replace(value(\"l\"), note.left(1))",
                        R.note.replace(value("l"), R.note.left(1)),
                        "h\u00e9hho "),
                new Computed("note.position(note.substring(3, 2))", R.note.position(R.note.substring(3, 2)), "3"),
                new Computed("note.startsWith(note.left(2))", R.note.startsWith(R.note.left(2)), "true"),
                new Computed("note.contains(value(\"%\"))", R.note.contains(value("%")), "false"),
                new Computed("note.endsWith(\"o \")", R.note.endsWith("o "), "true"),
                new Computed("note.endsWith(note.right(2))", R.note.endsWith(R.note.right(2)), "true"),
                new Computed("note.notLike(\"h!%\", '!')", R.note.notLike("h!%", '!'), "true"),
                new Computed(
                        "cast(value(\"-1.005\"), DECIMAL(9, 2))",
                        cast(value("-1.005"), DataType.DECIMAL(9, 2)),
                        "-1.01"),
                new Computed("cast(value(\"1e2\"), DOUBLE)", cast(value("1e2"), DataType.DOUBLE), "100"),
                new Computed(
                        "cast(value(\"2024-02-29\"), DATE)", cast(value("2024-02-29"), DataType.DATE), "2024-02-29"),
                new Computed(
                        "cast(value(\"13:14:15.678\"), TIME)",
                        cast(value("13:14:15.678"), DataType.TIME),
                        "13:14:15.678"),
                new Computed(
                        "cast(value(\"2024-02-29 13:14:15.678\"), TIMESTAMP)",
                        cast(value("2024-02-29 13:14:15.678"), DataType.TIMESTAMP),
                        "2024-02-29T13:14:15.678"),
                new Computed("cast(value(\"true\"), BOOLEAN)", cast(value("true"), DataType.BOOLEAN), "true"),
                new Computed("cast(filed, VARCHAR)", cast(R.filed, DataType.VARCHAR), "2024-02-29"),
                new Computed("cast(valid, VARCHAR(5))", cast(R.valid, DataType.VARCHAR(5)), "TRUE"),
                new Computed("cast(valid, INTEGER)", cast(R.valid, DataType.INTEGER), "1"),
                new Computed("cast(channel, BOOLEAN)", cast(R.channel, DataType.BOOLEAN), "true"),
                new Computed("cast(taken, TIME)", cast(R.taken, DataType.TIME), "13:14:15.678"),
                new Computed("nullValue(DATE)", nullValue(DataType.DATE), "NULL"),
                new Computed(
                        "coalesce(nullValue(INTEGER), channel)",
                        coalesce(nullValue(DataType.INTEGER), R.channel),
                        "7"));
    }
}
