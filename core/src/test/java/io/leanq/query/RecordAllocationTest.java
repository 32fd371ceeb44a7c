package io.leanq.query;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.mapping;
import static io.leanq.query.Dsl.selectFrom;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.RowCells;
import io.leanq.type.Cells;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bytes that reading a row allocates, as the JVM counts them, after the code is compiled. */
class RecordAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROWS = 20_000;

    /** Keeps the rows from being optimized away. */
    private static volatile @Nullable Object last;

    record Thing(long id, int parts, String name) {}

    static final class Matched extends RecordTable<Matched, Thing> {
        final NumberColumn<Matched, Long> id = column("id", BIGINT, primaryKey());
        final NumberColumn<Matched, Integer> parts = column("parts", INTEGER, notNull());
        final TextColumn<Matched> name = column("name", VARCHAR(50));

        private Matched(TableRef<Matched> ref) {
            super(ref, Thing.class);
        }
    }

    static final class Mapped extends RowTable<Mapped, Thing> {
        final NumberColumn<Mapped, Long> id = column("id", BIGINT, primaryKey());
        final NumberColumn<Mapped, Integer> parts = column("parts", INTEGER, notNull());
        final TextColumn<Mapped> name = column("name", VARCHAR(50));

        private Mapped(TableRef<Mapped> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Mapped, Thing> row() {
            return mapping(field(id, Thing::id), field(parts, Thing::parts), field(name, Thing::name))
                    .as(Thing::new);
        }
    }

    @Test
    void matchedRecordTakesTheBytesOfAWrittenMapping() {
        Cells cells = new RowCells(1L << 40, 1 << 20, "thing");
        long written = allocated(selectFrom(Table.define("things", Mapped::new)).reader(), cells);
        long matched =
                allocated(selectFrom(Table.define("things", Matched::new)).reader(), cells);
        assertThat(matched).isLessThanOrEqualTo(written + 8);
    }

    /** The bytes of one row, on average over the second half of the rows. */
    private static long allocated(RowReader<Thing> reader, Cells cells) {
        read(reader, cells);
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        read(reader, cells);
        return (THREADS.getThreadAllocatedBytes(thread) - before) / ROWS;
    }

    private static void read(RowReader<Thing> reader, Cells cells) {
        for (int i = 0; i < ROWS; i++) {
            last = reader.read(cells, 0);
        }
    }
}
