package io.leanq.benchmarks.wire;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Avatica's own JDBC driver on one connection, whose prepared statements are kept. */
final class StockDriver implements Client {
    static final String INSERT = "INSERT INTO loaded (id, sensor, measured, note) VALUES (?, ?, ?, ?)";
    static final int LARGE_BATCH = 10_000;

    private final Connection connection;
    private final PreparedStatement all;
    private final PreparedStatement byKey;
    private final PreparedStatement insert;
    private final int rowsPerBatch;

    /** @param fetchSize rows of a frame; 0 for the driver's own choice of 100 */
    StockDriver(int port, int fetchSize, int rowsPerBatch) throws SQLException {
        this.rowsPerBatch = rowsPerBatch;
        connection = DriverManager.getConnection(
                "jdbc:avatica:remote:url=http://127.0.0.1:" + port + ";serialization=protobuf", "SA", "");
        all = connection.prepareStatement("SELECT id, sensor, measured, note FROM readings");
        if (fetchSize > 0) {
            all.setFetchSize(fetchSize);
        }
        byKey = connection.prepareStatement("SELECT id, sensor, measured, note FROM readings WHERE id = ?");
        insert = connection.prepareStatement(INSERT);
    }

    static void bind(PreparedStatement insert, Reading row) throws SQLException {
        insert.setLong(1, row.id());
        insert.setInt(2, row.sensor());
        insert.setDouble(3, row.measured());
        insert.setString(4, row.note());
    }

    private static Reading row(ResultSet rows) throws SQLException {
        return new Reading(rows.getLong(1), rows.getInt(2), rows.getDouble(3), rows.getString(4));
    }

    @Override
    public long fetchAll() throws SQLException {
        long sum = 0;
        try (ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                sum += row(rows).checksum();
            }
        }
        return sum;
    }

    @Override
    public void insert(List<Reading> rows) throws SQLException {
        connection.setAutoCommit(false);
        int waiting = 0;
        for (Reading row : rows) {
            bind(insert, row);
            insert.addBatch();
            if (++waiting == rowsPerBatch) {
                insert.executeBatch();
                waiting = 0;
            }
        }
        if (waiting > 0) {
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public Reading read(long id) throws SQLException {
        byKey.setLong(1, id);
        try (ResultSet rows = byKey.executeQuery()) {
            rows.next();
            return row(rows);
        }
    }

    /** Deletes the rows that were inserted. */
    void emptyLoaded() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM loaded");
        }
    }

    /** The rows that were inserted, by key. */
    List<Reading> loaded() throws SQLException {
        List<Reading> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, sensor, measured, note FROM loaded ORDER BY id")) {
            while (rows.next()) {
                all.add(row(rows));
            }
        }
        return all;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
