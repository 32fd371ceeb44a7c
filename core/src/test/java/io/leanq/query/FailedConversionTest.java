package io.leanq.query;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.mapping;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.WriteConflict;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.RowCells;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The failure of a value that does not convert names the column and does not show the value. */
class FailedConversionTest {
    private static final Sequence IDS = Sequence.named("event_ids");
    private static final Events EVENTS = Table.define("events", Events::new);
    private static final LocalDateTime FINE = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 471_147_471);
    private static final LocalDateTime COARSE = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    enum Kind {
        OPENED
    }

    record Event(
            @Nullable Long id,
            @Nullable Kind kind,
            @Nullable Integer code,
            @Nullable LocalDateTime at) {}

    static final class Events extends RowTable<Events, Event> {
        final NumberColumn<Events, Long> id = column("id", DataType.BIGINT, primaryKey(), defaultNext(() -> IDS));
        final PlainColumn<Events, Kind> kind =
                column("kind", DataType.VARCHAR(10).asEnum(Kind.class));

        /** A column with a converter whose exceptions show the text. */
        final PlainColumn<Events, Integer> code =
                column("code", DataType.VARCHAR(10).as(Integer.class, Integer::valueOf, FailedConversionTest::text));

        final TemporalColumn<Events, LocalDateTime> at = column("at_time", DataType.TIMESTAMP);

        private Events(TableRef<Events> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Events, Event> row() {
            return mapping(
                            field(id, Event::id),
                            field(kind, Event::kind),
                            field(code, Event::code),
                            field(at, Event::at))
                    .as(Event::new);
        }
    }

    private static String text(Integer code) {
        if (code < 0) {
            throw new IllegalArgumentException("a negative code: " + code);
        }
        return code.toString();
    }

    private static void fails(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isExactlyInstanceOf(LeanqException.class).satisfies(e -> {
            assertThat(e.getMessage()).contains(words);
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("471147471", "SECRET", "-471");
        });
    }

    private static void read(Query<?> query, @Nullable Object... cells) {
        query.reader().read(new RowCells(cells), 0);
    }

    @Test
    void cellThatDoesNotConvertNamesItsColumn() {
        Events e = EVENTS.as("e");
        fails(() -> read(select(e.kind).from(e), "SECRET"), "e.kind: ", "is not the name of a constant");
        fails(() -> read(select(e.id, e.code).from(e), 1L, "SECRET"), "e.code: ", "NumberFormatException");
        fails(() -> read(selectFrom(EVENTS), 1L, "SECRET", null, null), "events.kind: ");
        fails(() -> read(select(List.of(e.code.as("c"))).from(e), "SECRET"), "c: ", "NumberFormatException");
        Derived<?> d = Dsl.derived("d", select(e.code).from(e));
        fails(() -> read(select(d.get(e.code)).from(d), "SECRET"), "d.code: ");
    }

    @Test
    void valueOfAChangeNamesItsColumn() {
        fails(() -> insertInto(EVENTS).set(EVENTS.at, FINE), "events.at_time", "milliseconds", "truncatedTo");
        fails(() -> update(EVENTS).set(EVENTS.at, FINE), "set(events.at_time");
        fails(() -> update(EVENTS).set(EVENTS.code, -471), "set(events.code", "IllegalArgumentException");
        fails(() -> insertInto(EVENTS, EVENTS.id, EVENTS.at).values(1L, FINE), "events.at_time");
        fails(() -> insertRows(EVENTS, List.of(new Event(1L, null, null, FINE))), "events.at_time");
    }

    @Test
    void valueOfAConditionNamesItsColumn() {
        Events e = EVENTS.as("e");
        fails(() -> e.at.eq(FINE), "e.at_time: ", "milliseconds");
        fails(() -> e.at.between(COARSE, FINE), "e.at_time: ");
        fails(() -> e.at.in(Arrays.asList(COARSE, FINE)), "e.at_time: ");
        fails(() -> e.at.isDistinctFrom(FINE), "e.at_time: ");
        fails(() -> e.at.orElse(FINE), "e.at_time: ");
        fails(() -> e.code.ne(-471), "e.code: ", "IllegalArgumentException");
    }

    @Test
    void valueOfAParamNamesTheParam() {
        Param<LocalDateTime> at = param("moment", DataType.TIMESTAMP);
        fails(() -> selectFrom(EVENTS).where(EVENTS.at.eq(at)).with(at, FINE), "with(moment, …): ", "milliseconds");
    }

    @Test
    void defaultNamesItsColumn() {
        fails(
                () -> Table.named("t")
                        .column("at_time", DataType.TIMESTAMP, ColumnOption.defaultValue(FINE))
                        .build(),
                "t.at_time");
    }

    @Test
    void batchNamesTheRowAndTheColumn() {
        PreparedBatch<Event> inserts = batchInsert(EVENTS).prepare(LEANXCALE_LIKE);
        inserts.encode(new Event(1L, null, null, COARSE), new RecordingBinds(), sequence -> 0);
        fails(
                () -> inserts.encode(new Event(1L, null, null, FINE), new RecordingBinds(), sequence -> 0),
                "row 1 of the batch: set(events.at_time",
                "milliseconds");
        fails(
                () -> inserts.encode(new Event(1L, null, -471, null), new RecordingBinds(), sequence -> 0),
                "row 2 of the batch: set(events.code");
        IllegalStateException broken = new IllegalStateException("mine");
        inserts.sourceFailed(broken);
        assertThat(broken.getSuppressed())
                .singleElement()
                .satisfies(s -> assertThat(s).hasMessageStartingWith("row 3 of the batch: "));
        Param<LocalDateTime> at = param("moment", DataType.TIMESTAMP);
        PreparedBatch<LocalDateTime> updates = batchOf(
                        update(EVENTS).set(EVENTS.at, at).everyRow(), each(at, (LocalDateTime moment) -> moment))
                .prepare(LEANXCALE_LIKE);
        fails(() -> updates.encode(FINE, new RecordingBinds(), sequence -> 0), "row 0 of the batch: with(moment, …): ");
        assertThatThrownBy(() -> updates.encode(null, new RecordingBinds(), sequence -> 0))
                .hasMessageContaining("row 1 of the batch: a row of the batch is null");
    }

    @Test
    void failuresOfUserCodeAndDatabaseKeepTheirClass() {
        Param<Integer> code = param("code", DataType.INTEGER);
        IllegalStateException own = new IllegalStateException("mine");
        PreparedBatch<Integer> updates = batchOf(
                        insertInto(EVENTS).set(EVENTS.id, Dsl.cast(code, DataType.BIGINT)),
                        each(code, (Integer row) -> {
                            throw own;
                        }))
                .prepare(LEANXCALE_LIKE);
        assertThatThrownBy(() -> updates.encode(7, new RecordingBinds(), sequence -> 0))
                .isSameAs(own)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(s -> assertThat(s).hasMessageContaining("row 0 of the batch")));
        WriteConflict conflict = new WriteConflict("lost", "40001", 1, "", null);
        PreparedBatch<Event> inserts = batchInsert(EVENTS).prepare(LEANXCALE_LIKE);
        assertThatThrownBy(() -> inserts.encode(new Event(null, null, null, null), new RecordingBinds(), sequence -> {
                    throw conflict;
                }))
                .isSameAs(conflict);
    }
}
