package io.leanq.embedded.stock;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The ways by which the stock driver reaches the server. */
enum StockTransport {
    /** The driver's own HTTP client, with its pool of sockets. */
    HTTP {
        @Override
        String url(EmbeddedLeanxcale server) {
            return server.httpUrl();
        }
    },
    /** The 12-byte framing in place of the driver's HTTP client. */
    TCP {
        @Override
        String url(EmbeddedLeanxcale server) {
            return "http://127.0.0.1:" + server.port() + ";httpclient_factory=" + TcpTransport.Factory.class.getName();
        }
    };

    abstract String url(EmbeddedLeanxcale server);

    /** A server that both transports reach. */
    static EmbeddedLeanxcale startServer() {
        return EmbeddedLeanxcale.builder().httpPort(0).start();
    }

    Connection connect(EmbeddedLeanxcale server) throws SQLException {
        return connect(server, "user1", "pass4user1");
    }

    Connection connect(EmbeddedLeanxcale server, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl(server), properties);
    }

    String jdbcUrl(EmbeddedLeanxcale server) {
        return "jdbc:avatica:remote:serialization=protobuf;url=" + url(server);
    }
}
