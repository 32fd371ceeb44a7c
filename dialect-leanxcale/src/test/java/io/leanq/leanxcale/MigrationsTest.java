package io.leanq.leanxcale;

import io.leanq.driver.Driver;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Platform;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.testkit.MigrationKit;
import org.junit.jupiter.api.AfterAll;

/** Migrations over the wire. */
class MigrationsTest implements MigrationKit {
    private static final EmbeddedLeanxcale SERVER = EmbeddedLeanxcale.start();
    private static final LeanxcaleDriver DRIVER =
            new LeanxcaleDriver(LeanxcaleUrl.parse(SERVER.url()).toBuilder().build());

    @AfterAll
    static void stop() {
        DRIVER.close();
        SERVER.close();
    }

    @Override
    public Driver driver() {
        return DRIVER;
    }

    @Override
    public Platform platform() {
        return new LeanxcalePlatform(null);
    }

    /** A process that ends at every place is tested in memory, which is quicker. */
    @Override
    public int stride() {
        return 9;
    }
}
