package io.leanq.query;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchUpsert;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.upsertRows;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.schema.Column;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.CalciteJudge;
import io.leanq.testkit.RecordingBinds;
import io.leanq.testkit.StudentsRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How row records are written to a table, in one statement and in a batch. */
class RowWritingTest {
    private static final StudentsRow ANN = new StudentsRow(1, "Ann", LocalDate.of(2000, 1, 2), true);

    private static List<Object> encoded(Batch<StudentsRow> batch, StudentsRow row, long drawn) {
        RecordingBinds binds = new RecordingBinds();
        List<Sequence> sequences = new ArrayList<>();
        batch.prepare(LEANXCALE_LIKE).encode(row, binds, sequence -> {
            sequences.add(sequence);
            return drawn;
        });
        assertThat(sequences).allMatch(STUDENT_IDS::equals);
        return binds.values;
    }

    @Test
    void aBatchIsOnePreparedStatement() {
        String sql = batchInsert(STUDENTS).prepare(LEANXCALE_LIKE).sql();
        assertThat(sql).isEqualTo("INSERT INTO students (id, name, born, active) VALUES (?, ?, ?, ?)");
        assertThat(CalciteJudge.parse(sql)).isEqualTo(4);
        assertThat(CalciteJudge.knowing(STUDENTS).objection(sql)).isNull();
        assertThat(batchUpsert(STUDENTS).prepare(LEANXCALE_LIKE).sql())
                .isEqualTo("UPSERT INTO students (id, name, born, active) VALUES (?, ?, ?, ?)");
    }

    @Test
    void eachRowIsBoundInTheOrderOfTheMapping() {
        assertThat(encoded(batchInsert(STUDENTS), ANN, 0)).containsExactly(1, "Ann", LocalDate.of(2000, 1, 2), true);
    }

    @Test
    void nullDrawsIfASequenceFeedsTheColumn() {
        assertThat(encoded(batchInsert(STUDENTS), new StudentsRow(null, "Ann", null, null), 4711))
                .containsExactly(4711, "Ann", null, null);
    }

    @Test
    void aDrawnNumberThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> encoded(batchInsert(STUDENTS), new StudentsRow(null, "Ann", null, null), 1L << 40))
                .isInstanceOf(LeanqException.class)
                .hasMessageContainingAll("student_ids", "does not fit id INTEGER", "widen the column");
    }

    @Test
    void statementTakesAtMostAThousandRows() {
        assertThat(insertRows(STUDENTS, Collections.nCopies(1_000, ANN))
                        .render(LEANXCALE_LIKE)
                        .binds())
                .hasSize(4_000);
        assertThatThrownBy(() -> insertRows(STUDENTS, Collections.nCopies(1_001, ANN)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("1001 rows", "at most 1000", "batchInsert(table)");
        assertThatThrownBy(() -> insertRows(STUDENTS, List.of())).hasMessageContaining("of no rows");
        assertThatThrownBy(() -> insertRows(STUDENTS, Collections.singletonList(null)))
                .isInstanceOf(InvalidStatement.class);
    }

    /** A table whose row mapping is given by a test. */
    static final class Pairs extends RowTable<Pairs, Integer> {
        final NumberColumn<Pairs, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final TextColumn<Pairs> text = column("text", DataType.VARCHAR);
        private final Function<Pairs, RowMapping<Pairs, Integer>> mapping;

        private Pairs(TableRef<Pairs> ref, Function<Pairs, RowMapping<Pairs, Integer>> mapping) {
            super(ref);
            this.mapping = mapping;
        }

        static Pairs with(Function<Pairs, List<Column<Pairs, ?>>> columns, WriterOf writer) {
            return Table.define(
                    "pairs",
                    ref -> new Pairs(
                            ref,
                            table -> new RowMapping<>(
                                    columns.apply(table),
                                    (cells, at) -> at,
                                    (row, to) -> writer.write(table, row, to))));
        }

        @Override
        public RowMapping<Pairs, Integer> row() {
            return mapping.apply(this);
        }
    }

    interface WriterOf {
        ColumnSetter<Pairs> write(Pairs table, Integer row, ColumnSetter<Pairs> to);
    }

    private static void bothRefuse(Pairs table, String... words) {
        assertThatThrownBy(() -> insertRows(table, List.of(1)))
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
        assertThatThrownBy(() -> batchInsert(table).prepare(LEANXCALE_LIKE).encode(1, new RecordingBinds(), q -> 0))
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void aWriterThatLeavesOutAMappedColumnIsRefused() {
        bothRefuse(
                Pairs.with(t -> List.of(t.id, t.text), (t, row, to) -> to.set(t.id, row)),
                "does not set text",
                "to null if need be");
    }

    @Test
    void aWriterThatSetsAColumnThatIsNotMappedIsRefused() {
        bothRefuse(
                Pairs.with(t -> List.of(t.id), (t, row, to) -> to.set(t.id, row).set(t.text, "x")),
                "text",
                "does not list");
    }

    @Test
    void aWriterThatSetsAColumnTwiceIsRefused() {
        bothRefuse(
                Pairs.with(
                        t -> List.of(t.id, t.text),
                        (t, row, to) -> to.set(t.text, "x").set(t.text, "y")),
                "text twice");
    }

    @Test
    void expressionsAreWrittenByStatementsAndRefusedInBatches() {
        Pairs table = Pairs.with(
                t -> List.of(t.id, t.text),
                (t, row, to) -> to.set(t.id, row).set(t.text, Dsl.value("x").upper()));
        assertThat(insertRows(table, List.of(1)).render(LEANXCALE_LIKE).sql())
                .isEqualTo("INSERT INTO pairs (id, text) VALUES (?, UPPER(CAST(? AS VARCHAR)))");
        assertThatThrownBy(() -> batchInsert(table).prepare(LEANXCALE_LIKE).encode(1, new RecordingBinds(), q -> 0))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("a batch sends values only", "text", "use insertRows");
    }

    @Test
    void writerMaySetColumnsInAnyOrder() {
        Pairs table = Pairs.with(
                t -> List.of(t.id, t.text), (t, row, to) -> to.set(t.text, "x").set(t.id, row));
        RecordingBinds binds = new RecordingBinds();
        batchInsert(table).prepare(LEANXCALE_LIKE).encode(1, binds, q -> 0);
        assertThat(binds.values).containsExactly(1, "x");
        assertThat(insertRows(table, List.of(1)).render(LEANXCALE_LIKE).binds())
                .extracting(bind -> bind.value())
                .containsExactly(1, "x");
    }

    @Test
    void upsertingRowsNeedsEveryColumn() {
        Pairs table = Pairs.with(t -> List.of(t.id), (t, row, to) -> to.set(t.id, row));
        assertThatThrownBy(() -> upsertRows(table, List.of(1)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("pairs", "leaves out text", "map every column");
        assertThatThrownBy(() -> batchUpsert(table)).hasMessageContaining("leaves out text");
    }

    @Test
    void aMappingNeedsAColumn() {
        Pairs table = Pairs.with(t -> List.of(), (t, row, to) -> to);
        assertThatThrownBy(table::row)
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("at least one column");
    }
}
