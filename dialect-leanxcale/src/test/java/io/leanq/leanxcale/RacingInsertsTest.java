package io.leanq.leanxcale;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.WriteConflict;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.Session;
import io.leanq.query.Change;
import io.leanq.query.InsertStep;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TextColumn;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two sessions insert the row of one key: there is one row, and the later session gets an error or sees the row. */
@Timeout(60)
class RacingInsertsTest {
    private static final DynamicTable SEATS = Table.named("seats")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .column("guest", VARCHAR(10))
            .build();
    private static final NumberColumn<DynamicTable, Integer> ID = SEATS.get("id", INTEGER);
    private static final TextColumn<DynamicTable> GUEST = SEATS.get("guest", VARCHAR);

    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(
                LeanxcaleUrl.parse(server.url()).toBuilder().autocommit(false).build());
    }

    @AfterAll
    static void stop() {
        db.close();
        server.close();
    }

    @BeforeEach
    void createTable() {
        MetaData schema = MetaData.of(SEATS);
        schema.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        schema.createAll(db);
    }

    static Stream<Named<Function<InsertStep<DynamicTable>, Change>>> inserts() {
        return Stream.of(Named.of("ifAbsent", InsertStep::ifAbsent), Named.of("orUpdate", InsertStep::orUpdate));
    }

    private static Change taking(String guest, Function<InsertStep<DynamicTable>, Change> kind) {
        return kind.apply(insertInto(SEATS).set(ID, 1).set(GUEST, guest));
    }

    private static List<String> guests() {
        return db.fetch(select(GUEST).from(SEATS));
    }

    @ParameterizedTest
    @MethodSource("inserts")
    void laterOfTwoOpenTransactionsFails(Function<InsertStep<DynamicTable>, Change> kind) throws Exception {
        try (Session first = db.session();
                Session second = db.session()) {
            assertThat(second.fetch(select(ID).from(SEATS))).isEmpty();
            assertThat(first.execute(taking("Ann", kind))).isEqualTo(1);
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> {
                try {
                    second.execute(taking("Bob", kind));
                    second.commit();
                    return null;
                } catch (LeanqException e) {
                    second.rollback();
                    return e;
                }
            });
            first.commit();
            assertThat(failure.get(30, TimeUnit.SECONDS))
                    .isInstanceOfAny(ConstraintViolation.class, WriteConflict.class);
        }
        assertThat(guests()).containsExactly("Ann");
    }

    @ParameterizedTest
    @MethodSource("inserts")
    void transactionThatRollsBackLeavesTheKeyToTheOther(Function<InsertStep<DynamicTable>, Change> kind)
            throws Exception {
        try (Session first = db.session();
                Session second = db.session()) {
            first.execute(taking("Ann", kind));
            CompletableFuture<Long> changed = CompletableFuture.supplyAsync(() -> {
                long rows = second.execute(taking("Bob", kind));
                second.commit();
                return rows;
            });
            first.rollback();
            assertThat(changed.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(guests()).containsExactly("Bob");
    }
}
