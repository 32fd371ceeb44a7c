package io.leanq.query.seek;

import static io.leanq.query.Dsl.down;
import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.up;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.query.Query;
import io.leanq.query.row.Row3;
import io.leanq.render.Dialect;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.H2Engine;
import io.leanq.testkit.QueryEngine;
import io.leanq.testkit.TableRows;
import io.leanq.testkit.TestDialects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks over all pages of whole queries, in both directions and with many ties: no row is lost or repeated. */
class SeekWalkTest {
    private static final int ROWS = 37;

    /** Rows of which many are equal in the first two columns. */
    public static final class Ties extends Table<Ties> {
        static final Ties TIES = Table.define("ties", Ties::new);

        final NumberColumn<Ties, Integer> a = column("a", DataType.INTEGER, notNull());
        final TextColumn<Ties> b = column("b", DataType.VARCHAR(3), notNull());
        final NumberColumn<Ties, Long> id = column("id", DataType.BIGINT, primaryKey());

        private Ties(TableRef<Ties> ref) {
            super(ref);
        }
    }

    private static final Ties T = Ties.TIES;

    /** A seek by all three columns, and the rows of the next page by the values of a row. */
    record Walk(Seek3<Integer, String, Long> seek, int page, String engine) {
        @Override
        public String toString() {
            return seek + " by " + page + " on " + engine;
        }
    }

    static Stream<Walk> walks() {
        List<Walk> walks = new ArrayList<>();
        for (int directions = 0; directions < 8; directions++) {
            SeekKey<Integer> a = (directions & 1) == 0 ? up(T.a) : down(T.a);
            SeekKey<String> b = (directions & 2) == 0 ? up(T.b) : down(T.b);
            SeekKey<Long> id = (directions & 4) == 0 ? up(T.id) : down(T.id);
            for (int page : List.of(1, 5)) {
                walks.add(new Walk(seek(a, b, id), page, "H2"));
            }
            walks.add(new Walk(seek(a, b, id), 5, "Calcite"));
        }
        return walks.stream();
    }

    private static TableRows rows() {
        Random random = new Random(7);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long id = 0; id < ROWS; id++) {
            rows.add(Arrays.asList(random.nextInt(3), List.of("", "a", "ab").get(random.nextInt(3)), id));
        }
        Collections.shuffle(rows, random);
        return new TableRows(T, rows);
    }

    private static List<Row3<Integer, String, Long>> fetch(
            QueryEngine engine, Query<Row3<Integer, String, Long>> query, Dialect dialect) throws Exception {
        var bound = query.bound(dialect);
        return engine.fetch(bound.sql(), bound, cells -> query.reader().read(cells, 0));
    }

    /** The rows of all pages, one after the other. */
    private static List<Row3<Integer, String, Long>> walked(
            QueryEngine engine, Seek3<Integer, String, Long> order, boolean before, int page, Dialect dialect)
            throws Exception {
        Seek3<Integer, String, Long> forward = before ? order.reversed() : order;
        List<Row3<Integer, String, Long>> all = new ArrayList<>();
        Optional<Row3<Integer, String, Long>> last = Optional.empty();
        while (true) {
            Condition next = before ? forward.beforeIfPresent(last) : order.afterIfPresent(last);
            List<Row3<Integer, String, Long>> rows = fetch(
                    engine,
                    select(T.a, T.b, T.id).from(T).where(next).orderBy(order).limit(page),
                    dialect);
            all.addAll(rows);
            if (rows.size() < page) {
                return all;
            }
            last = Optional.of(rows.get(page - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void pagesGiveTheRowsOfTheWholeQueryInBothDirections(Walk walk) throws Exception {
        boolean h2 = walk.engine.equals("H2");
        Dialect dialect = h2 ? StandardPlatform.H2.dialect(Optional.empty()) : TestDialects.LEANXCALE_LIKE;
        try (AutoCloseable opened = h2 ? new H2Engine(List.of(rows())) : new CalciteEngine().with(rows())) {
            QueryEngine engine = (QueryEngine) opened;
            List<Row3<Integer, String, Long>> whole =
                    fetch(engine, select(T.a, T.b, T.id).from(T).orderBy(walk.seek), dialect);
            assertThat(whole).hasSize(ROWS).doesNotHaveDuplicates();
            assertThat(walked(engine, walk.seek, false, walk.page, dialect)).isEqualTo(whole);
            Collections.reverse(whole);
            assertThat(walked(engine, walk.seek.reversed(), true, walk.page, dialect))
                    .isEqualTo(whole);
        }
    }
}
