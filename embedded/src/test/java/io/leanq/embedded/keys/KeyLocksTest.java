package io.leanq.embedded.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.keys.KeyLocks.Holder;
import io.leanq.embedded.keys.KeyLocks.Key;
import io.leanq.embedded.keys.KeyLocks.Mode;
import io.leanq.embedded.keys.KeyLocks.Outcome;
import io.leanq.embedded.keys.KeyLocks.Parent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyLocksTest {
    private static final Parent PARENTS = new Parent("parents");

    private final KeyLocks locks = new KeyLocks();

    private static Key key(int id) {
        return new Key(PARENTS, List.of(id));
    }

    private Outcome lock(Holder holder, int id, Mode mode) {
        return locks.lock(holder, key(id), mode, 0);
    }

    @Test
    void sharedKeyCannotBeOwned() {
        Holder one = locks.begin();
        Holder two = locks.begin();
        assertThat(lock(one, 1, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
        assertThat(lock(two, 1, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
        assertThat(lock(two, 1, Mode.OWNED)).isEqualTo(Outcome.BUSY);
        assertThat(lock(two, 2, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
        assertThat(lock(one, 2, Mode.SHARED)).isEqualTo(Outcome.BUSY);
        locks.end(one, false);
        assertThat(lock(two, 1, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void renewedViewSeesCommittedChange() {
        Holder early = locks.begin();
        Holder child = locks.begin();
        lock(child, 1, Mode.SHARED);
        locks.end(child, true);
        assertThat(lock(early, 1, Mode.OWNED)).isEqualTo(Outcome.LOCKED_BUT_CHANGED);
        locks.renewView(early);
        assertThat(lock(early, 1, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
        assertThat(lock(locks.begin(), 1, Mode.SHARED)).isEqualTo(Outcome.BUSY);
    }

    @Test
    void rollbackChangesNothing() {
        Holder early = locks.begin();
        Holder child = locks.begin();
        lock(child, 1, Mode.SHARED);
        locks.end(child, false);
        assertThat(lock(early, 1, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void waitEndsWhenKeyIsFreeAfterOthersWereForgotten() throws Exception {
        Holder one = locks.begin();
        lock(one, 1, Mode.OWNED);
        Holder two = locks.begin();
        CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(
                () -> locks.lock(two, key(1), Mode.OWNED, Duration.ofSeconds(30).toNanos()));
        Thread.sleep(20);
        locks.end(one, false);
        assertThat(waiting.get()).isEqualTo(Outcome.LOCKED);
        assertThat(lock(locks.begin(), 1, Mode.SHARED)).isEqualTo(Outcome.BUSY);
    }

    @Test
    void waitEndsAfterItsTime() {
        Holder one = locks.begin();
        lock(one, 1, Mode.OWNED);
        assertThat(locks.lock(locks.begin(), key(1), Mode.SHARED, 1_000_000)).isEqualTo(Outcome.BUSY);
    }

    @Test
    void manyKeysBecomeOneTableLock() {
        Holder one = locks.begin();
        for (int id = 0; id < 10 * KeyLocks.KEYS_OF_ONE; id++) {
            assertThat(lock(one, id, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
        }
        assertThat(locks.size()).isEqualTo(1 + KeyLocks.KEYS_OF_ONE);
        Holder two = locks.begin();
        assertThat(lock(two, -1, Mode.OWNED)).isEqualTo(Outcome.BUSY);
        assertThat(lock(two, -1, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
        locks.end(one, true);
        assertThat(lock(two, 7, Mode.OWNED)).isEqualTo(Outcome.LOCKED_BUT_CHANGED);
        assertThat(lock(locks.begin(), 9, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void childInsertedUnderTableLockIsSeenByOlderViews() {
        Holder early = locks.begin();
        Holder one = locks.begin();
        for (int id = 0; id < KeyLocks.KEYS_OF_ONE; id++) {
            lock(one, id, Mode.OWNED);
        }
        assertThat(lock(one, 5_999, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
        locks.end(one, true);
        assertThat(lock(early, 5_999, Mode.OWNED)).isEqualTo(Outcome.LOCKED_BUT_CHANGED);
    }

    @Test
    void keyThatIsLockedAgainDoesNotLockTheTable() {
        Holder one = locks.begin();
        for (int id = 1; id < KeyLocks.KEYS_OF_ONE; id++) {
            lock(one, id, Mode.SHARED);
        }
        lock(one, 1, Mode.OWNED);
        assertThat(lock(locks.begin(), 7_000, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void newForeignKeyIsSeenByEarlierTransactions() {
        Holder early = locks.begin();
        locks.hasNewKey(PARENTS);
        assertThat(lock(early, 1, Mode.SHARED)).isEqualTo(Outcome.LOCKED_BUT_CHANGED);
        assertThat(lock(locks.begin(), 1, Mode.SHARED)).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void memoryBesideLongTransactionIsBounded() {
        Holder early = locks.begin();
        for (int id = 0; id < 3 * KeyLocks.MOST_REMEMBERED; id++) {
            Holder one = locks.begin();
            lock(one, id, Mode.SHARED);
            locks.end(one, true);
        }
        assertThat(locks.size()).isLessThanOrEqualTo(KeyLocks.MOST_REMEMBERED + 1);
        assertThat(lock(early, 0, Mode.OWNED)).isEqualTo(Outcome.LOCKED_BUT_CHANGED);
        locks.end(early, true);
        assertThat(locks.size()).isZero();
    }

    @Test
    void repeatedlyLockedKeyIsRememberedOnce() {
        Holder early = locks.begin();
        for (int i = 0; i < 3 * KeyLocks.MOST_REMEMBERED; i++) {
            Holder one = locks.begin();
            lock(one, 1, Mode.SHARED);
            locks.end(one, true);
        }
        assertThat(lock(early, 2, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
        assertThat(lock(early, 1, Mode.OWNED)).isEqualTo(Outcome.LOCKED_BUT_CHANGED);
    }

    @Test
    void transactionWithoutViewKeepsNothing() {
        Holder early = locks.begin();
        locks.dropView(early);
        Holder one = locks.begin();
        lock(one, 1, Mode.SHARED);
        locks.end(one, true);
        assertThat(locks.size()).isZero();
    }

    @Test
    void tableIsNotLockedWhileOthersHaveItsKeys() {
        Holder two = locks.begin();
        lock(two, -1, Mode.OWNED);
        Holder one = locks.begin();
        for (int id = 0; id < KeyLocks.KEYS_OF_ONE + 1; id++) {
            lock(one, id, Mode.SHARED);
        }
        assertThat(lock(two, -2, Mode.OWNED)).isEqualTo(Outcome.LOCKED);
        assertThat(lock(two, 1, Mode.OWNED)).isEqualTo(Outcome.BUSY);
    }

    @Test
    void nothingIsRememberedAfterOldestTransaction() {
        Holder early = locks.begin();
        for (int id = 0; id < 100; id++) {
            Holder one = locks.begin();
            lock(one, id, Mode.SHARED);
            lock(one, id + 1_000, Mode.OWNED);
            locks.end(one, id % 2 == 0);
        }
        assertThat(locks.size()).isGreaterThan(100);
        locks.end(early, true);
        assertThat(locks.size()).isZero();
    }
}
