package io.leanq.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.testkit.Compilation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each misuse of the language does not compile, and javac's answer is short: with the source line and the caret, it has
 * at most {@value #MOST_LINES} lines. The correct uses stand in {@link LanguageUsesTest}.
 */
class LanguageMisuseTest {
    private static final int MOST_LINES = 14;

    private static final String BEFORE = """
            package user;

            import static io.leanq.query.DataType.*;
            import static io.leanq.query.Dsl.*;
            import io.leanq.exec.*;
            import io.leanq.misuse.*;
            import io.leanq.misuse.Orders.*;
            import io.leanq.query.*;
            import io.leanq.query.row.*;
            import io.leanq.schema.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.time.temporal.ChronoUnit;
            import java.util.*;

            class CLASS {
                static <V> Condition byId(Column<?, V> id, V value) {
                    return id.eq(value);
                }

                void uses(Database db) {
                    Orders o = Orders.ORDERS;
                    Customers c = Customers.CUSTOMERS;
                    Derived<Row2<String, Long>> d = derived("d", select(c.name, count().as("n")).from(c).groupBy(c.name));
                    OrderedWindow w = partitionBy(o.customerId).orderBy(o.at.desc()).named("w");
                    Declared<Integer, NumberExpression<Integer>> id = field("id", INTEGER);
                    Declared<String, TextExpression> name = field("name", VARCHAR);
            """;
    private static final String AFTER = """

                }
            }
            """;

    private static final String MISUSES = """
            o.id.like("x");
            max(o.due).like("x");
            coalesce(o.id, "x");
            o.id.orElse("x");
            o.price.orElse(0.5);
            coalesce(o.note, o.due);
            TextExpression t = max(o.price);
            d.get(c.id).like("x");
            caseWhen(o.open, o.price).otherwise("x");
            NumberExpression<Integer> i = o.tags.element(1);
            value("x", INTEGER);
            scalar(select(o.note).from(o), INTEGER);
            o.id.eq("x");
            o.id.eq(null);
            o.id.eq(o.note);
            o.price.gt(5.5);
            o.quantity.gt(BigDecimal.ONE);
            o.id.in(select(o.note).from(o));
            o.quantity.plus(5L);
            o.price.times(1.1);
            NumberExpression<Long> l = inline(1).plus(inline(2L));
            byId(o.id, "x");
            select(o.price, o.note).as(NotePrice::new).from(o);
            select(o.note, o.price, o.id).as(NotePrice::new).from(o);
            List<NotePrice> r = db.fetch(select(o.note, o.price).from(o));
            select(o.id, 1).from(o);
            select(o).from(o);
            db.fetch(select(row(o.id, "x"), o.id));
            insertInto(o, o.id, c.name).values(1L, "x");
            insertInto(o, o.id, o.note).values(1L);
            insertInto(o, o.id, o.note).select(select(o.note, o.id).from(o));
            insertInto(o).set(o.note, null);
            update(o).set(o.quantity, 5L).everyRow();
            update(o).set(o.id, o.quantity).everyRow();
            update(o).set(o.note, o.id).everyRow();
            db.execute(update(o).set(o.note, "x"));
            db.execute(deleteFrom(o));
            selectFrom(o).groupBy(o.id).where(o.open);
            selectFrom(o).join(c).where(o.open);
            db.fetch(select(rowNumber()).from(o));
            o.price.over(w);
            o.price.filter(o.open);
            rowNumber().over(partitionBy(o.note));
            rank().over(w.rowsBetween(preceding(1), currentRow()));
            w.rowsBetween(unboundedFollowing(), currentRow());
            partitionBy(o.note).rowsBetween(unboundedPreceding(), currentRow());
            lag(o.price, 1, "x");
            db.fetch(select(listagg(o.note, ",")).from(o));
            sql("{0} + 1", INTEGER, 5);
            db.fetch(sql("SELECT 1"));
            sql("SELECT 1").as(id).limit(1);
            function("LAST_DAY", DATE, "2026-01-01");
            selectFrom(o).where(id.eq(1));
            sql("SELECT {0}", "x");
            db.fetch(select(id.plus(1)).from(o));
            mapping(field(o.id, Order::id), field(o.note, Order::price)).as(Order::new);
            mapping(field(o.id, Order::id), field(c.name, NotePrice::note)).as(Order::new);
            insertInto(o, c.name).values("x");
            tuple(o.id, "x").in(List.of());
            selectFrom(o).where(o.open).orderBy("id");
            selectFrom(o).limit(param("n", VARCHAR));
            selectFrom(o).offset("5");
            selectFrom(o).groupBy(o.id).orderBy(o.id).where(o.open);
            selectFrom(o).groupBy(o.id).having(o.open).where(o.open);
            selectFrom(o).orderBy(o.id).limit(5).where(o.open);
            selectFrom(o).orderBy(o.id).groupBy(o.id);
            selectFrom(o).where(o.open).orderBy(List.of("id"));
            selectFrom(o).groupBy(o.id.desc());
            selectFrom(o).groupBy(List.of("id"));
            selectFrom(o).orderBy(Sorting.of(o.price));
            selectFrom(o).where("price > 5");
            select(o.id).from(o, "c");
            select(o.id).from(List.of("c"));
            o.price.betweenIfPresent(Optional.of("x"), Optional.empty());
            o.price.betweenIfPresent(1, 2);
            update(o).set(o.note, "x").where(o.open).set(o.note, "y");
            update(o).set(o.note, "x").everyRow().where(o.open);
            deleteFrom(o).everyRow().where(o.open);
            db.execute(update(o).setIfPresent(o.note, Optional.of("x")));
            update(o).setIfPresent(o.note, Optional.of(5));
            insertRows(o, "x");
            insertRows(o, new Order(1, null), "x");
            batchOf(deleteFrom(o).everyRow(), List.of("x"));
            db.execute(mergeInto(o).using(c).on(o.open).whenMatched());
            db.execute(mergeInto(o).using(c).on(o.open));
            mergeInto(o).using(c).on(o.open).whenNotMatched().set(o.id, 1L).whenMatched();
            mergeInto(o).using(c).on(o.open).whenMatched().whenNotMatched();
            mergeInto(o).using(c).on(o.open).whenMatched().set(o.note, "x").whenMatched();
            mergeInto(o).using(c).on(o.open).whenMatched().set(c.name, "x");
            mergeInto(o).using(c).on(o.open).whenNotMatched().set(o.note, c.id);
            mergeInto(o).using(c).whenMatched();
            mergeInto(o).on(o.open);
            insertInto(o).set(o.note, "x").ifAbsent().set(o.open, true);
            update(o).set(o.note, "x").orUpdate();
            truncate("orders");
            and(o.open, "x");
            with("x");
            Sorting.of("price");
            Sorting.of(o.price).with("x", "price");
            tuple(o.id, o.note).in("x");
            tuple(o.at, o.id).gt(LocalDateTime.MIN, "x");
            tuple(o.at, o.id).gt(o.id, o.at);
            tuple(o.at, o.id).gt(LocalDateTime.MIN);
            tuple(o.at, o.id).in(select(o.id, o.at).from(o));
            selectFrom(o).forUpdate().where(o.open);
            selectFrom(o).where(label("n").eq(1));
            selectFrom(o).groupBy(label("n"));
            o.id.similarTo("x");
            o.note.similarTo("x", "y");
            o.price.betweenSymmetric(1, "x");
            o.due.betweenSymmetric(o.at, o.due);
            o.id.isTrue();
            selectFrom(o).exceptAll(select(o.id).from(o));
            seek(o.at, down(o.id));
            seek(down(o.at), "x").after(LocalDateTime.MIN, "x");
            seek(down(o.at.plus(1, ChronoUnit.DAYS)), up(o.id));
            seek(up(o.customerId), up(o.id)).after("x", 5L);
            seek(up(o.id)).after("x");
            seek(up(o.customerId), up(o.id)).afterIfPresent(Optional.of(5L));
            selectFrom(o).orderBy(up(o.id));
            selectFrom(o).groupBy(o.id).orderBy(seek(up(o.customerId), up(o.id)));
            o.currency.like("x");
            o.tags.plus(1);
            o.due.plus(1);
            o.due.plus(1L, 2);
            o.due.until(o.at, ChronoUnit.DAYS);
            o.due.until(LocalDateTime.MIN, ChronoUnit.DAYS);
            o.due.plus(o.note, ChronoUnit.DAYS);
            o.note.truncatedTo(ChronoUnit.DAYS);
            updateRow(o, new NotePrice("x", null));
            updateRow(c, new Order(1, null));
            deleteRow(o, "x");
            updateRowIfVersion(o, new Order(1, null), o.note);
            updateRowIfVersion(o, new Order(1, null), c.id);
            updateRowIfVersion(o, new NotePrice("x", null), o.quantity);
            deleteRowIfVersion(o, new Order(1, null), o.note);
            deleteRowIfVersion(o, new NotePrice("x", null), o.quantity);
            selectFrom(o).where(o.key.eq(1L, "x"));
            selectFrom(o).where(o.key.eq(1L));
            selectFrom(o).where(o.key.eq(o.id, o.note));
            class Bad extends RecordTable<Bad, String> { Bad(TableRef<Bad> ref) { super(ref, String.class); } }
            class Bad extends RecordTable<Bad, NotePrice> { Bad(TableRef<Bad> ref) { super(ref, Order.class); } }
            select(o.id).from(values("v", id, name));
            values("v", id).row("x");
            values("v", id, name).row(1);
            values("v", id, name).rows(List.of("x"));
            values("v", o.id).row(1L);
            values("v", id).row(1).get(name).plus(1);
            unnest("u", o.id);
            unnest("u", o.tags).element().like("x");
            array(o.id, o.note);
            array(o.id, 5L);
            lateral("l", o);
            json(o.id);
            json("x");
            json(o.note).value("$.a", BIGINT).like("x");
            json(o.note).value("$.a", BIGINT, "x");
            member("a", 5);
            jsonObject(o.note);
            jsonArray("x");
            select(jsonArrayAgg(o.id)).from(o);
            jsonObjectAgg(o.id, o.note);
            jsonObjectAgg("x", o.note);
            json(o.note).exists("strict $.a", true);
            """;

    private static Map<String, List<String>> answers;

    /** The answers of javac to each misuse, of one task for all. */
    private static synchronized Map<String, List<String>> answers() {
        if (answers == null) {
            Map<String, String> sources = new LinkedHashMap<>();
            MISUSES.lines().forEach(line -> sources.put("user.User" + sources.size(), line));
            Map<String, String> texts = new LinkedHashMap<>();
            sources.forEach(
                    (name, line) -> texts.put(name, BEFORE.replace("CLASS", name.substring(5)) + line.strip() + AFTER));
            Map<String, List<String>> said = Compilation.answersOf(texts);
            answers = new LinkedHashMap<>();
            sources.forEach((name, line) -> answers.put(line.strip(), said.get(name)));
        }
        return answers;
    }

    static Stream<String> misuses() {
        return MISUSES.lines().map(String::strip);
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misuseIsAnsweredInFewLines(String misuse) {
        List<String> answer = answers().get(misuse);
        assertThat(answer).as("errors of %s", misuse).isNotEmpty();
        assertThat(answer.stream().mapToLong(text -> text.lines().count() + 2).sum())
                .as(String.join("\n", answer))
                .isLessThanOrEqualTo(MOST_LINES);
    }

    /** Guards the other test, whose lines would all fail in a class that does not compile. */
    @Test
    void classWithoutMisuseCompiles() {
        assertThat(Compilation.answersOf(Map.of("user.User", BEFORE.replace("CLASS", "User") + AFTER)))
                .containsEntry("user.User", List.of());
    }
}
