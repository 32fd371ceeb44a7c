package io.leanq.embedded.stock;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.List;

/**
 * A program that writes wall clocks by the stock driver and prints all that it finds. The driver keeps the zone that
 * the JVM had when the driver was loaded, so each zone takes a JVM.
 */
public final class StockClocks {
    /** The times that are written; among them one that New York has twice, and some before 1970. */
    static final List<String> CLOCKS = List.of(
            "2024-01-31 10:20:30.123",
            "2024-11-03 01:30:00.5",
            "1969-12-31 23:59:59.999",
            "1900-01-01 00:00:00.0",
            "2024-12-31 23:59:59.0");

    private StockClocks() {}

    /** @param arguments the URL to write by, the URL to read by, and the name to write under */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = connect(arguments[0])) {
            write(connection, arguments[2]);
        }
        try (Connection connection = connect(arguments[1]);
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT ts, dt, tm FROM clocks ORDER BY writer, n")) {
            while (row.next()) {
                System.out.println(row.getTimestamp(1) + " " + row.getDate(2) + " " + row.getTime(3));
            }
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "user1", "pass4user1");
    }

    private static void write(Connection connection, String writer) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO clocks VALUES (?, ?, ?, ?, ?)")) {
            for (int n = 0; n < CLOCKS.size(); n++) {
                String clock = CLOCKS.get(n);
                insert.setString(1, writer);
                insert.setInt(2, n);
                insert.setTimestamp(3, Timestamp.valueOf(clock));
                insert.setDate(4, Date.valueOf(clock.substring(0, 10)));
                insert.setTime(5, Time.valueOf(clock.substring(11, 19)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
