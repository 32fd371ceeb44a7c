package io.leanq.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SchemaLockTest {
    private final SchemaLock lock = new SchemaLock();

    @Test
    void failedChangeCounts() throws SQLException {
        lock.change(() -> {});
        assertThatThrownBy(() -> lock.change(() -> {
                    throw new SQLException("refused");
                }))
                .hasMessage("refused");
        assertThat(lock.changes()).isEqualTo(2);
    }

    @Test
    void workUnderTheLockCountsOnlyTheChangesWithinIt() throws SQLException {
        lock.hold(() -> {});
        assertThat(lock.changes()).isZero();
        lock.hold(() -> lock.change(() -> {}));
        assertThat(lock.changes()).isEqualTo(1);
    }

    @Test
    void changeWaitsForTheOneBeforeIt() throws Exception {
        AtomicBoolean second = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                started.countDown();
                lock.change(() -> second.set(true));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        lock.change(() -> {
            other.start();
            try {
                assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
                other.join(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(second).isFalse();
        });
        other.join(10_000);
        assertThat(second).isTrue();
    }
}
