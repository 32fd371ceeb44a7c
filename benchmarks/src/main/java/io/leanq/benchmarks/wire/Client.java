package io.leanq.benchmarks.wire;

import java.sql.SQLException;
import java.util.List;

/** A client of the unmodified Avatica server. Used by one thread. */
interface Client extends AutoCloseable {

    /**
     * Fetches the whole table and reads every cell of every row.
     *
     * @return the sum of {@link Reading#checksum}
     */
    long fetchAll() throws SQLException;

    /** Inserts the rows in one transaction. */
    void insert(List<Reading> rows) throws SQLException;

    /** Reads the row that has the key. */
    Reading read(long id) throws SQLException;

    @Override
    void close() throws SQLException;
}
