package io.leanq.samples.transfers;

import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.update;
import static io.leanq.samples.transfers.Accounts.ACCOUNTS;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.Executor;
import io.leanq.exec.Retrying;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.MetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Eight tellers move money between ten accounts at the same time. When two transfers change the same account, one of
 * them loses and is repeated; in the end no cent is missing. Without an argument the program starts an embedded server;
 * with a URL it uses that server.
 */
public final class Transfers {
    private static final int ACCOUNTS_OPEN = 10;
    private static final long OPENING_BALANCE = 100_000;
    private static final int TELLERS = 8;
    private static final int TRANSFERS_EACH = 100;
    private static final int RETRIES = 1_000;

    private Transfers() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        if (arguments.length > 0) {
            run(arguments[0]);
        } else {
            try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
                run(server.url());
            }
        }
    }

    static void run(String url) throws InterruptedException, ExecutionException {
        MetaData schema = MetaData.of(ACCOUNTS);
        try (Database db = Leanxcale.connect(url)) {
            if (!schema.createAll(db).present().isEmpty()) {
                throw new LeanqException("there is already a table " + ACCOUNTS + ": use an empty schema");
            }
            try {
                for (int id = 0; id < ACCOUNTS_OPEN; id++) {
                    db.execute(insertInto(ACCOUNTS).set(ACCOUNTS.id, id).set(ACCOUNTS.balance, OPENING_BALANCE));
                }
                int retries = transferAll(db);
                System.out.println(
                        TELLERS * TRANSFERS_EACH + " transfers done, " + retries + " retries after conflicts");
                long total = Objects.requireNonNull(
                                db.fetchOne(select(sum(ACCOUNTS.balance)).from(ACCOUNTS)))
                        .longValueExact();
                System.out.println("total before " + ACCOUNTS_OPEN * OPENING_BALANCE + ", after " + total);
            } finally {
                schema.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
    }

    /**
     * Runs all transfers.
     *
     * @return how many transfers were repeated
     */
    private static int transferAll(Database db) throws InterruptedException, ExecutionException {
        AtomicInteger retries = new AtomicInteger();
        Retrying retrying =
                db.retryOnConflict(RETRIES).onRetry((attempt, conflict, waitMillis) -> retries.incrementAndGet());
        ExecutorService tellers = Executors.newFixedThreadPool(TELLERS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int teller = 0; teller < TELLERS; teller++) {
                Random random = new Random(teller);
                work.add(tellers.submit(() -> {
                    for (int i = 0; i < TRANSFERS_EACH; i++) {
                        int from = random.nextInt(ACCOUNTS_OPEN);
                        int to = (from + 1 + random.nextInt(ACCOUNTS_OPEN - 1)) % ACCOUNTS_OPEN;
                        long cents = 1 + random.nextInt(500);
                        retrying.transaction(tx -> transfer(tx, from, to, cents));
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            tellers.shutdownNow();
        }
        return retries.get();
    }

    /**
     * Reads both balances and writes both. If another transfer changed one in between, the database refuses the whole
     * transaction.
     */
    private static void transfer(Executor tx, int from, int to, long cents) {
        long giving = balance(tx, from);
        long taking = balance(tx, to);
        tx.execute(update(ACCOUNTS).set(ACCOUNTS.balance, giving - cents).where(ACCOUNTS.id.eq(from)));
        tx.execute(update(ACCOUNTS).set(ACCOUNTS.balance, taking + cents).where(ACCOUNTS.id.eq(to)));
    }

    private static long balance(Executor tx, int account) {
        return Objects.requireNonNull(
                tx.fetchOne(select(ACCOUNTS.balance).from(ACCOUNTS).where(ACCOUNTS.id.eq(account))));
    }
}
