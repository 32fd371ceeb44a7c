package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverConnection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The memory of idle connections. It is that of the whole JVM, so that nothing else may run beside this test. */
@Isolated
@Tag("slow")
@Order(1)
class IdleMemoryTest {
    private ScriptedServer server = new ScriptedServer();

    IdleMemoryTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void idleConnectionsFreeMemoryOfLargeValues() throws IOException {
        byte[] large = new byte[16 << 20];
        try (LeanxcaleDriver driver = new LeanxcaleDriver(
                server.options().readTimeout(Duration.ofSeconds(20)).build())) {
            long limit = usedMemory(0) + (40 << 20);
            List<DriverConnection> lent =
                    Stream.generate(driver::acquire).limit(4).toList();
            for (DriverConnection connection : lent) {
                connection.execute("INSERT INTO t VALUES (?)", binds -> binds.setBytes(0, large));
            }
            lent.forEach(DriverConnection::close);
            // the server kept the requests: without it, only the client's memory is left
            server.close();
            server = new ScriptedServer();
            assertThat(usedMemory(limit)).isLessThan(limit);
        }
    }

    /** The bytes in use after a collection, or after several if one does not come below the limit. */
    private static long usedMemory(long limit) {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 10 && used >= limit; i++) {
            System.gc();
            used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
        return used;
    }
}
