package io.leanq.benchmarks.wire;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.calcite.avatica.jdbc.JdbcMeta;
import org.apache.calcite.avatica.remote.Driver.Serialization;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.server.HttpServer;

/**
 * The server program of all clients: Avatica's own server, JdbcMeta over HSQLDB in memory, by HTTP on one port and by
 * the 12-byte framing on another. Takes the number of rows to create, prints its ports, and ends when its input ends.
 */
public final class StockServer {
    private static final String DATABASE = "jdbc:hsqldb:mem:stock";
    private static final String COLUMNS = " (id BIGINT PRIMARY KEY, sensor INTEGER, measured DOUBLE, note VARCHAR(40))";

    private StockServer() {}

    public static void main(String[] args) throws Exception {
        fill(Long.parseLong(args[0]));
        LocalService service = new LocalService(new JdbcMeta(DATABASE, "SA", ""));
        HttpServer http = new HttpServer.Builder<>()
                .withHandler(service, Serialization.PROTOBUF)
                .withPort(0)
                .build();
        http.start();
        System.out.println("ready " + http.getPort() + " " + new FramedAvatica(service).port());
        while (System.in.read() >= 0) {
            // input is ignored
        }
        System.exit(0);
    }

    private static void fill(long rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE, "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings" + COLUMNS);
            statement.execute("CREATE TABLE loaded" + COLUMNS);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO readings VALUES (?, ?, ?, ?)")) {
                for (long id = 0; id < rows; id++) {
                    StockDriver.bind(insert, Reading.of(id));
                    insert.executeUpdate();
                }
            }
        }
    }
}
