package io.leanq.leanxcale.stock;

import com.zaxxer.hikari.HikariConfig;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.Platform;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcalePlatform;
import io.leanq.testkit.ApplicationTransactionsKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Over the wire: the application's pool holds connections of the stock Avatica driver to the embedded server. */
class StockApplicationTransactionsTest implements ApplicationTransactionsKit {
    private static EmbeddedLeanxcale server;
    private static Database outside;

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.builder().httpPort(0).start();
        outside = Leanxcale.connect(server.url());
    }

    @AfterAll
    static void stop() {
        outside.close();
        server.close();
    }

    @Override
    public void address(HikariConfig config) {
        config.setJdbcUrl("jdbc:avatica:remote:serialization=protobuf;url=" + server.httpUrl());
        config.setUsername("user1");
        config.setPassword("pass4user1");
    }

    @Override
    public Platform platform() {
        return new LeanxcalePlatform(null);
    }

    @Override
    public Database outside() {
        return outside;
    }
}
