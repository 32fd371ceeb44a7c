package io.leanq.query;

import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Readings.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Misuse;
import io.leanq.testkit.Readings;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A computed value on which engines disagree, or which loses digits, is refused when it is built, or does not compile.
 */
class ComputedRefusalTest {
    private final Readings r = READINGS;

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void remainderOfApproximateNumbersIsRefused() {
        refused(() -> r.level.mod(2.0), "mod", "DECIMAL");
    }

    @Test
    void aggregateThatLosesDigitsIsRefused() {
        refused(() -> sum(r.level), "sum of DOUBLE is not exact", "DOUBLE)");
        refused(() -> avg(r.level), "avg of DOUBLE is not exact");
        refused(() -> avg(r.channel, DataType.INTEGER), "would lose its fraction", "avg(x, DOUBLE)");
        refused(() -> sum(r.price, DataType.BIGINT), "would lose digits of DECIMAL(10,2)");
        refused(() -> avg(r.price, DataType.DECIMAL(10, 1)), "wider type");
        refused(() -> sum(r.level, DataType.DECIMAL(10, 1)), "would lose digits");
    }

    @Test
    void castOnWhichDatabasesDisagreeIsRefused() {
        refused(() -> cast(r.level, DataType.VARCHAR), "DOUBLE", "convert it in Java");
        refused(() -> cast(r.price, DataType.VARCHAR), "convert it in Java");
        refused(() -> cast(r.taken, DataType.VARCHAR), "TIMESTAMP");
        refused(() -> cast(r.valid, DataType.TIMESTAMP), "BOOLEAN");
        refused(() -> cast(r.note, DataType.VARBINARY), "VARCHAR(100)");
        refused(() -> cast(r.note, DataType.VARCHAR(3)), "cut it", "substring");
        refused(() -> cast(value("abcdef", DataType.VARCHAR(6)), DataType.VARCHAR(5)), "cut it", "substring");
        refused(() -> cast(param("p", DataType.VARCHAR(3)), DataType.VARCHAR(5)), "cut it", "substring");
        refused(() -> cast(cast(value("ab"), DataType.VARCHAR), DataType.VARCHAR(5)), "cut it", "substring");
        refused(() -> cast(value("ab", DataType.CHAR(5)), DataType.CHAR(3)), "CHAR(3)", "cut it", "substring");
        refused(() -> cast(r.channel, DataType.VARCHAR(10)), "cut it", "up to 11 characters");
        refused(() -> cast(r.sensor, DataType.VARCHAR(19)), "cut it", "up to 20 characters");
    }

    @Test
    void computedValueWithMoreDigitsThanItsColumnIsRefused() {
        BigDecimal rate = new BigDecimal("1.1");
        refused(() -> update(r).set(r.price, r.price.times(rate)), "2 digits", "4", "round(2)");
        refused(() -> insertInto(r).set(r.price, value(new BigDecimal("0.125"), DataType.DECIMAL(4, 3))), "round(2)");
        refused(
                () -> insertInto(r, r.sensor, r.price)
                        .select(select(r.sensor, r.price.times(rate)).from(r)),
                "readings.price",
                "round(2)");
        assertThat(update(r).set(r.price, r.price.times(rate).round(2)).everyRow())
                .isNotNull();
    }

    @Test
    void partThatATypeLacksIsRefused() {
        refused(() -> r.filed.hour(), "DATE", "hour");
        refused(() -> r.filed.second(), "DATE", "second");
    }

    @Test
    void positionsAndDigitsOutOfRangeAreRefused() {
        refused(() -> r.note.substring(0), "position is at least 1");
        refused(() -> r.note.substring(1, -1), "length is at least 0");
        refused(() -> r.price.round(-1), "from 0 to");
    }

    @Test
    void branchesOfDifferentTypesAreRefused() {
        PlainType<Readings.Quality> byNumber =
                DataType.INTEGER.as(Readings.Quality.class, i -> Readings.Quality.values()[i], Enum::ordinal);
        refused(
                () -> caseWhen(r.valid, r.quality).otherwise(value(Readings.Quality.GOOD, byNumber)),
                "INTEGER",
                "VARCHAR(4)");
    }

    @Test
    void aggregateInABranchIsRefusedInWhere() {
        refused(
                () -> select(r.note)
                        .from(r)
                        .where(caseWhen(r.valid, sum(r.channel)).otherwiseNull().isNull()),
                "having");
    }

    static List<Misuse> misuses() {
        String before = """
                package user;
                import static io.leanq.query.Dsl.*;
                import static io.leanq.query.DataType.*;
                import io.leanq.exec.*;
                import io.leanq.query.*;
                import io.leanq.testkit.*;
                import java.util.*;
                class CLASS {
                    void uses(Database db) {
                        Students s = Students.STUDENTS;
                        Addresses a = Addresses.ADDRESSES.as("a");
                """;
        return Misuse.among(before, "\n}\n}\n", """
            select(s.id).from(s).crossJoin(a).on(s.id.eq(1));               | method on(Condition)
            select(s.id).from(s).fullJoin(a).where(s.id.eq(1));             | method where(Condition)
            select(s.id).from(s).distinct();                                | method distinct()
            s.id.eq(any(select(s.name).from(s)));                           | no suitable method found for eq
            tuple(s.id, s.name).in(select(s.name, s.id).from(s));           | no suitable method found for in
            tuple(s.id, s.name).in(List.of(new Row2<>("x", 1)));            | in
            scalar(select(s.name).from(s), INTEGER);                        | scalar
            scalar(select(s.id).from(s), INTEGER).like("x");                | method like(String)
            caseWhen(s.active, s.name).otherwise(1);                        | no suitable method found for otherwise
            caseWhen(s.active, s.name).like("x");                           | method like(String)
            cte("c", select(s.id).from(s)).get(s.id).like("x");             | method like(String)
            recursive("c", select(s.id).from(s), c -> select(s.name).from(s)); | cannot be converted to Query<Integer>
            db.fetch(with(cte("c", select(s.id).from(s))));                 | fetch
            s.name.round(1);                                                | method round(int)
            s.id.substring(1);                                              | method substring(int)
            s.name.hour();                                                  | method hour()
            s.id.nullIf("x");                                               | nullIf
            avg(s.name);                                                    | avg
            greatest(s.id, s.name);                                         | greatest
            least(s.id, "x");                                               | least
            greatest(s.id, s.id).like("x");                                 | method like(String)
            nullValue(INTEGER).like("x");                                   | method like(String)
            cast(s.active, INTEGER).like("x");                              | method like(String)
            s.name.left("x");                                               | left
            s.name.startsWith(s.id);                                        | startsWith
            s.id.ltrim();                                                   | method ltrim()
            s.name.sign();                                                  | method sign()
            s.name.lpad(5, s.name);                                         | lpad
            """);
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misusesDoNotCompile(Misuse misuse) {
        misuse.requireItsReason();
    }
}
