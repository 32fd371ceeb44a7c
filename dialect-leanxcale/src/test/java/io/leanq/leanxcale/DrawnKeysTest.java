package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.Database;
import io.leanq.exec.ExecutionListener;
import io.leanq.leanxcale.School.Student;
import io.leanq.query.DataType;
import io.leanq.query.RowMapping;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The time that drawing a batch's keys takes while none of its SQL texts is prepared yet. */
@Isolated("measures how long keys take")
class DrawnKeysTest extends EmbeddedTest {
    private static final int ROWS = 1_000;
    private static final int ROUNDS = 7;

    /** The nanoseconds that each SQL text of a draw took in all. */
    private final Map<String, Long> draws = new LinkedHashMap<>();

    private final ExecutionListener timing = new ExecutionListener() {
        @Override
        public void after(String sql, long rows, long nanos) {
            if (sql.contains("NEXT VALUE")) {
                draws.merge(sql, nanos, Long::sum);
            }
        }
    };

    /** A table with a sequence of its own. */
    private static final class Tickets extends RowTable<Tickets, Integer> {
        private final NumberColumn<Tickets, Long> id;
        private final NumberColumn<Tickets, Integer> seat = column("seat", DataType.INTEGER);

        private Tickets(TableRef<Tickets> ref, Sequence ids) {
            super(ref);
            id = column("id", DataType.BIGINT, primaryKey(), defaultNext(ids));
        }

        static Tickets number(int round) {
            Sequence ids = Sequence.named("ticket_ids_" + round);
            return Table.define("tickets_" + round, ref -> new Tickets(ref, ids));
        }

        @Override
        public RowMapping<Tickets, Integer> row() {
            return new RowMapping<>(List.of(seat), seat::read, (row, to) -> to.set(seat, row));
        }
    }

    @Test
    void thousandKeysOfAFreshSequenceTakeAtMostHundredMillis() {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Tickets tickets = Tickets.number(round);
            MetaData schema =
                    MetaData.of(tickets, tickets.id.definition().sequence().orElseThrow());
            try (Database fresh = Leanxcale.connect(LeanxcaleUrl.parse(server.url()), List.of(timing))) {
                schema.createAll(fresh);
                draws.clear();
                fresh.batch(batchInsert(tickets), Collections.nCopies(ROWS, 7));
                assertThat(draws).as("texts of the draws").hasSize(2);
                assertThat(fresh.fetch(select(tickets.id).from(tickets)))
                        .hasSize(ROWS)
                        .doesNotHaveDuplicates();
                schema.dropAll(fresh, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
            millis.add(draws.values().stream().mapToLong(Long::longValue).sum() / 1_000_000);
        }
        Collections.sort(millis);
        assertThat(millis.get(ROUNDS / 2)).as("median of %s ms", millis).isLessThanOrEqualTo(100);
    }

    @Test
    void keysOfASmallBatchTakeOneTextOrTwo() {
        try (Database fresh = Leanxcale.connect(LeanxcaleUrl.parse(server.url()), List.of(timing))) {
            fresh.batch(batchInsert(STUDENTS), List.of(new Student(null, "Ann", null, null)));
            assertThat(draws).containsOnlyKeys("SELECT NEXT VALUE FOR student_ids");
        }
    }
}
