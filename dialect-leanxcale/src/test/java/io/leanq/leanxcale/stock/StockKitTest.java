package io.leanq.leanxcale.stock;

import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.testkit.DialectKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The kit in LeanXcale's dialect, run by Avatica's own server. */
class StockKitTest implements DialectKit {
    private static StockAvatica server;
    private static Database db;

    @BeforeAll
    static void start() throws Exception {
        server = StockAvatica.start();
        db = Leanxcale.connect(server.url());
    }

    @AfterAll
    static void stop() throws Exception {
        db.close();
        server.close();
    }

    @Override
    public Database database() {
        return db;
    }
}
