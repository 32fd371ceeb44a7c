package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Isolation;
import io.leanq.exec.recording.RecordingDatabase;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.schema.Sequence;
import java.sql.Connection;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null argument is refused with the call and what to give. */
class GivenTest {

    static Stream<Map.Entry<String, Runnable>> calls() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:given");
        Database db = Database.over(source, StandardPlatform.H2);
        Iterator<Object> rows = null;
        return Map.<String, Runnable>ofEntries(
                Map.entry("fetch(null): ", () -> db.fetch((Query<Object>) null)),
                Map.entry("fetchOne(null): ", () -> db.fetchOne((Query<Object>) null)),
                Map.entry("fetchOptional(null): ", () -> db.fetchOptional((Query<Object>) null)),
                Map.entry("stream(null): ", () -> db.stream((Query<Object>) null)),
                Map.entry("execute(null): ", () -> db.execute((Change) null)),
                Map.entry("batch(null, …): ", () -> db.batch((Batch<Object>) null, rows)),
                Map.entry("next(null): ", () -> db.next((Sequence) null)),
                Map.entry("render(null): ", () -> db.render((Statement) null)),
                Map.entry("with(null): ", () -> db.with(null)),
                Map.entry("session(null): ", () -> db.session(null)),
                Map.entry("transaction(null): ", () -> db.transaction(null)),
                Map.entry("transaction(null, …): ", () -> db.transaction(null, tx -> {})),
                Map.entry("timeLimit(null): ", () -> CallOptions.timeLimit((Duration) null)),
                Map.entry("cancelledBy(null): ", () -> CallOptions.cancelledBy((Cancellation) null)),
                Map.entry("isolation(null): ", () -> TransactionOptions.isolation((Isolation) null)),
                Map.entry("firstWait(null): ", () -> db.retryOnConflict(1).firstWait(null)),
                Map.entry("onRetry(null): ", () -> db.retryOnConflict(1).onRetry(null)),
                Map.entry("Database.over(null, …): ", () -> Database.over((DataSource) null, StandardPlatform.H2)),
                Map.entry(
                        "Database.joining(null, …): ", () -> Database.joining((DataSource) null, StandardPlatform.H2)),
                Map.entry("a database of platform null: ", () -> Database.over(source, null)),
                Map.entry("Session.joining(null, …): ", () -> Session.joining((Connection) null, StandardPlatform.H2)),
                Map.entry("withListener(null): ", () -> DatabaseOptions.DEFAULT.withListener(null)),
                Map.entry("new RecordingDatabase(null): ", () -> new RecordingDatabase((Dialect) null)))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nullNamesTheCallAndWhatToGive(Map.Entry<String, Runnable> call) {
        assertThatThrownBy(call.getValue()::run)
                .isInstanceOf(LeanqException.class)
                .hasMessageStartingWith(call.getKey());
    }

    @Test
    void recordingDoubleRefusesWhatProductionRefuses() {
        RecordingDatabase db = new RecordingDatabase(Dialect.STANDARD);
        assertThatThrownBy(() -> db.session().commit()).hasMessageContaining("commits each statement as it runs");
        Session session = new RecordingDatabase(Dialect.STANDARD, false).session();
        session.execute(io.leanq.query.Dsl.deleteFrom(io.leanq.testkit.Students.STUDENTS)
                .everyRow());
        assertThatThrownBy(session::close).hasMessageContaining("uncommitted changes");
    }
}
