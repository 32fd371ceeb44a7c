package io.leanq.benchmarks.wire;

import java.sql.SQLException;
import java.util.List;

/** Somebody who talks to the stock server. Belongs to one thread. */
interface Client extends AutoCloseable {

    /** Fetches the whole table, reads every cell of every row, and answers the sum of {@link Reading#checksum}. */
    long fetchAll() throws SQLException;

    /** Inserts the rows in one transaction. */
    void insert(List<Reading> rows) throws SQLException;

    /** Reads the row of a key. */
    Reading read(long id) throws SQLException;

    @Override
    void close() throws SQLException;
}
