package io.leanq.benchmarks.wire;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.exec.Database;
import io.leanq.exec.Session;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.query.Batch;
import io.leanq.query.Param;
import io.leanq.query.Query;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** LeanQ, in one of the ways to read or build a query. Single rows are read in one session. */
final class LeanqClient implements Client {

    /** The ways to read or build a query. */
    enum Way {
        /** A driver's cursor, cell by cell. */
        CURSOR,
        /** A stream of records. */
        STREAM,
        /** A query that is built once, with a param. */
        PREBUILT,
        /** A query that is built for each read. */
        BUILT_AFRESH
    }

    private static final Readings R = Readings.READINGS;
    private static final Query<Reading> ALL = selectFrom(R);
    private static final Param<Long> ID = param("id", BIGINT);
    private static final Query<Reading> BY_KEY =
            select(R.id, R.sensor, R.measured, R.note).as(Reading::new).from(R).where(R.id.eq(ID));
    private static final Batch<Reading> INSERT = batchInsert(Readings.LOADED);

    private final LeanxcaleOptions options;
    private final Database database;
    private final Session session;
    private final Way way;

    LeanqClient(Transport transport, int port, Way way) {
        options = LeanxcaleOptions.builder("127.0.0.1", "stock")
                .port(port)
                .transport(transport)
                .user("SA", "")
                .build();
        database = Leanxcale.connect(options);
        session = database.session();
        this.way = way;
    }

    @Override
    public long fetchAll() {
        return way == Way.CURSOR ? sumOfCursor() : sumOfStream();
    }

    private long sumOfCursor() {
        long sum = 0;
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options);
                DriverConnection connection = driver.acquire();
                DriverCursor rows = connection.query(database.render(ALL).sql(), BindWriter.NONE)) {
            while (rows.next()) {
                sum += rows.getLong(0)
                        + rows.getInt(1)
                        + (long) (rows.getDouble(2) * 4)
                        + Objects.requireNonNull(rows.getString(3)).length();
            }
        }
        return sum;
    }

    private long sumOfStream() {
        long sum = 0;
        try (Stream<Reading> rows = database.stream(ALL)) {
            for (Iterator<Reading> each = rows.iterator(); each.hasNext(); ) {
                sum += each.next().checksum();
            }
        }
        return sum;
    }

    @Override
    public void insert(List<Reading> rows) {
        database.batch(INSERT, rows);
    }

    @Override
    public Reading read(long id) {
        Query<Reading> query = way == Way.PREBUILT
                ? BY_KEY.with(ID, id)
                : select(R.id, R.sensor, R.measured, R.note)
                        .as(Reading::new)
                        .from(R)
                        .where(R.id.eq(id));
        return Objects.requireNonNull(session.fetchOne(query));
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }
}
