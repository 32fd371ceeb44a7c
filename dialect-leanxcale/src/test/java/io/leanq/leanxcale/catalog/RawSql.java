package io.leanq.leanxcale.catalog;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;

/** DDL as text, for objects that LeanQ did not create. */
final class RawSql {
    private RawSql() {}

    static void run(EmbeddedLeanxcale server, String... statements) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            for (String sql : statements) {
                connection.execute(sql, BindWriter.NONE);
            }
        }
    }
}
