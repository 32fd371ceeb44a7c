package io.leanq.leanxcale.stock;

import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.testkit.DialectKit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The dialect kit in LeanXcale's dialect, run by Avatica's own server over both transports. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockKitTest")
@ParameterizedClass
@EnumSource(
        value = Transport.class,
        names = {"TCP", "HTTP"})
class StockKitTest implements DialectKit {
    private static StockAvatica server;
    private static Database db;

    @Parameter
    Transport transport;

    @BeforeParameterizedClassInvocation
    static void start(Transport transport) throws Exception {
        server = StockAvatica.start();
        db = Leanxcale.connect(server.url(transport));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        db.close();
        server.close();
    }

    @Override
    public Database database() {
        return db;
    }
}
