package io.leanq.exec;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.truncate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.exec.recording.RecordingDatabase;
import io.leanq.query.Change;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.testkit.TestDialects;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A truncate commits, and so is refused wherever it would commit changes before it. */
class TruncateTest {
    private static final DynamicTable LOG =
            Table.named("log").column("id", INTEGER, ColumnOption.primaryKey()).build();
    private static final Change TRUNCATE = truncate(LOG);

    private final Database db = database();

    private static Database database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:truncated;DB_CLOSE_DELAY=-1");
        return Database.over(source, StandardPlatform.H2);
    }

    private static Change row(int id) {
        return insertInto(LOG).set(LOG.get("id", INTEGER), id);
    }

    private long rows() {
        return db.fetchOne(select(count()).from(LOG));
    }

    @BeforeEach
    void createTable() {
        MetaData.of(LOG).createAll(db);
        db.execute(row(1));
    }

    @AfterEach
    void dropTable() {
        MetaData.of(LOG).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    @Test
    void truncateRunsByItself() {
        db.execute(TRUNCATE);
        assertThat(rows()).isZero();
        db.execute(row(2));
        try (Session session = db.session()) {
            session.execute(TRUNCATE);
        }
        assertThat(rows()).isZero();
    }

    @Test
    void truncateIsRefusedInATransaction() {
        assertThatThrownBy(() -> db.transaction(tx -> {
                    tx.execute(row(2));
                    tx.execute(TRUNCATE);
                }))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("use deleteFrom(table).everyRow()");
        assertThat(rows()).isEqualTo(1);
        try (Session session = db.session(TransactionOptions.DEFAULT)) {
            session.execute(row(2));
            assertThatThrownBy(() -> session.execute(TRUNCATE)).isInstanceOf(InvalidStatement.class);
            assertThatThrownBy(() -> session.with(CallOptions.DEFAULT).execute(TRUNCATE))
                    .isInstanceOf(InvalidStatement.class);
            session.execute(deleteFrom(LOG).everyRow());
            session.rollback();
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void recordedTransactionRefusesATruncate() {
        RecordingDatabase recording = new RecordingDatabase(TestDialects.LEANXCALE_LIKE);
        assertThatThrownBy(() -> recording.transaction(tx -> tx.execute(TRUNCATE)))
                .isInstanceOf(InvalidStatement.class);
        recording.execute(TRUNCATE);
        assertThat(recording.sql()).contains("TRUNCATE TABLE log");
    }
}
