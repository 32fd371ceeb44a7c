package io.leanq.query;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.leanq.render.Dialect;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bytes that building and rendering a statement allocates, as the JVM counts them, after the code is compiled. */
class StatementAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Things T = Things.THINGS;

    record Thing(int id, String name) {}

    static final class Things extends RowTable<Things, Thing> {
        static final Things THINGS = Table.define("things", Things::new);
        final NumberColumn<Things, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Things> name = column("name", VARCHAR(50));

        private Things(TableRef<Things> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Things, Thing> row() {
            return new RowMapping<>(
                    List.of(id, name),
                    (cells, at) -> new Thing(cells.getInt(at), String.valueOf(cells.getString(at + 1))),
                    (thing, to) -> to.set(id, thing.id()).set(name, thing.name()));
        }
    }

    @Test
    void selectByKeyAllocatesLittleMoreThanAKilobyte() {
        long bytes = allocated(
                10_000, () -> select(T.id, T.name).from(T).where(T.id.eq(4711)).render(Dialect.STANDARD));
        assertThat(bytes).isLessThan(1_400);
    }

    @Test
    void groupedJoinOfThreeTablesAllocatesAboutThreeKilobytes() {
        Things a = T.as("a");
        Things b = T.as("b");
        Things c = T.as("c");
        long bytes = allocated(
                10_000,
                () -> select(a.name, Dsl.count(), Dsl.sum(c.id))
                        .from(a)
                        .join(b)
                        .on(b.id.eq(a.id))
                        .join(c)
                        .on(c.id.eq(b.id))
                        .where(b.id.ge(17).and(a.name.like("S%")))
                        .groupBy(a.name)
                        .orderBy(a.name)
                        .limit(10)
                        .render(Dialect.STANDARD));
        assertThat(bytes).isLessThan(3_500);
    }

    @Test
    void rowOfAnInsertAllocatesAFewHundredBytes() {
        List<Thing> things =
                IntStream.range(0, 100).mapToObj(i -> new Thing(i, "thing")).toList();
        assertThat(allocated(1_000, () -> Dsl.insertRows(T, things).render(Dialect.STANDARD)) / 100)
                .isLessThan(350);
        assertThat(allocated(
                        1_000,
                        () -> insertInto(T, T.id, T.name).values(1, "thing").render(Dialect.STANDARD)))
                .isLessThan(2_800);
    }

    @Test
    void refilledQueryKeepsItsTextAndReader() {
        Param<Integer> id = param("id", INTEGER);
        Query<?> query = select(T.id, T.name).from(T).where(T.id.eq(id));
        Query<?> one = query.with(id, 1);
        Query<?> two = query.with(id, 2);
        assertThat(two.reader()).isSameAs(one.reader()).isSameAs(query.reader());
        assertThat(two.bound(Dialect.STANDARD).sql())
                .isSameAs(one.bound(Dialect.STANDARD).sql());
    }

    /** The bytes that one run allocates after {@code runs} others. */
    private static long allocated(int runs, Runnable work) {
        for (int i = 0; i < runs; i++) {
            work.run();
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }
}
