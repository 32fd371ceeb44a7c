package io.leanq.leanxcale.memory;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.selectFrom;

import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.RowMapping;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A program that inserts rows of 200 bytes in a batch, streams them back and checks each row. It runs in a small JVM of
 * its own.
 */
public final class BulkClient {
    private static final String PADDING = "x".repeat(182);

    private BulkClient() {}

    record Event(long id, String text) {
        static Event of(long id) {
            String digits = String.valueOf(id); // String.format would take as much time as the client
            return new Event(id, "0".repeat(10 - digits.length()) + digits + PADDING);
        }
    }

    static final class Events extends RowTable<Events, Event> {
        static final Events EVENTS = Table.define("events", Events::new);

        final NumberColumn<Events, Long> id = column("id", BIGINT, primaryKey());
        final TextColumn<Events> text = column("text", VARCHAR(200), notNull());

        private Events(TableRef<Events> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Events, Event> row() {
            return new RowMapping<>(
                    List.of(id, text),
                    (cells, at) -> new Event(cells.getLong(at), cells.getString(at + 1)),
                    (event, to) -> to.set(id, event.id()).set(text, event.text()));
        }
    }

    /** @param arguments the URL and the number of rows */
    public static void main(String[] arguments) {
        long rows = Long.parseLong(arguments[1]);
        try (Database db = Leanxcale.connect(arguments[0])) {
            MetaData.of(Events.EVENTS).createAll(db);
            Iterator<Event> source =
                    LongStream.range(0, rows).mapToObj(Event::of).iterator();
            long inserted = db.batch(batchInsert(Events.EVENTS), source);
            long expected = 0;
            try (Stream<Event> stream = db.stream(selectFrom(Events.EVENTS).orderBy(Events.EVENTS.id.asc()))) {
                Iterator<Event> read = stream.iterator();
                while (read.hasNext()) {
                    Event event = read.next();
                    if (!event.equals(Event.of(expected))) {
                        throw new IllegalStateException("row " + expected + " came back as row " + event.id());
                    }
                    expected++;
                }
            }
            System.out.println("inserted=" + inserted + " streamed=" + expected);
        }
    }
}
