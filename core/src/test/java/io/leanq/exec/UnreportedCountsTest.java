package io.leanq.exec;

import static io.leanq.query.Dsl.batchDelete;
import static io.leanq.query.Dsl.batchDeleteIfVersion;
import static io.leanq.query.Dsl.batchUpdate;
import static io.leanq.query.Dsl.batchUpdateIfVersion;
import static io.leanq.query.Dsl.deleteRowIfVersion;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.updateRow;
import static io.leanq.query.Dsl.updateRowIfVersion;
import static io.leanq.testkit.Parcels.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.schema.MetaData;
import io.leanq.testkit.Parcels.Parcel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A JDBC driver that does not report how many rows were changed: no count is made up, and no row is called stale. */
class UnreportedCountsTest {
    private final JdbcDataSource source = new JdbcDataSource();
    private final List<Long> heard = new ArrayList<>();
    private Database reporting;
    private Database db;

    @BeforeEach
    void createTable() {
        source.setURL("jdbc:h2:mem:unreported_counts;DB_CLOSE_DELAY=-1");
        reporting = Database.over(source, StandardPlatform.H2);
        MetaData.of(PARCELS).createAll(reporting);
        reporting.execute(insertRows(PARCELS, Parcel.of(1, 1, 0, "a"), Parcel.of(2, 2, 0, "b")));
        ExecutionListener counts = new ExecutionListener() {
            @Override
            public void after(String sql, long rows, long nanos) {
                heard.add(rows);
            }
        };
        db = Database.over(silent(), StandardPlatform.H2, new DatabaseOptions(false, List.of(counts)));
    }

    @AfterEach
    void dropTable() {
        MetaData.of(PARCELS).dropAll(reporting, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    private List<String> notes() {
        return reporting.fetch(selectFrom(PARCELS).orderBy(PARCELS.id)).stream()
                .map(Parcel::note)
                .toList();
    }

    @Test
    void unreportedCountIsNoCount() {
        assertThat(db.execute(updateRow(PARCELS, Parcel.of(1, 1, 0, "x")))).isEqualTo(-1);
        List<Long> counted = new ArrayList<>();
        List<Parcel> parcels = List.of(Parcel.of(1, 1, 0, "y"), Parcel.of(2, 2, 0, "z"));
        assertThat(db.batch(batchUpdate(PARCELS), parcels.iterator(), (row, changed) -> counted.add(changed)))
                .isEqualTo(-1);
        assertThat(counted).containsExactly(-1L, -1L);
        assertThat(heard).containsExactly(-1L, -1L);
        assertThat(notes()).containsExactly("y", "z");
        assertThat(db.batch(batchDelete(PARCELS), List.of())).isZero();
    }

    @Test
    void versionedChangeIsNotCalledStale() {
        unknown(updateRowIfVersion(PARCELS, Parcel.of(1, 1, 0, "x"), PARCELS.version));
        unknown(deleteRowIfVersion(PARCELS, Parcel.of(2, 2, 0, null), PARCELS.version));
        assertThat(notes()).as("what the message does not deny").containsExactly("x");
    }

    private void unknown(Change versioned) {
        assertThatThrownBy(() -> db.execute(versioned))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContaining("does not report");
    }

    @Test
    void versionedBatchIsNotCalledStaleAndChangesNothing() {
        unknown(batchUpdateIfVersion(PARCELS, PARCELS.version));
        unknown(batchDeleteIfVersion(PARCELS, PARCELS.version));
        assertThat(notes()).containsExactly("a", "b");
    }

    private void unknown(Batch<Parcel> versioned) {
        assertThatThrownBy(() -> db.batch(versioned, List.of(Parcel.of(1, 1, 0, "x"))))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContainingAll("row 0", "does not report");
    }

    /** H2 without its counts. */
    private DataSource silent() {
        return proxy(
                DataSource.class,
                source,
                (method, opened) -> opened instanceof Connection connection
                        ? proxy(
                                Connection.class,
                                connection,
                                (name, made) -> made instanceof PreparedStatement statement
                                        ? proxy(PreparedStatement.class, statement, UnreportedCountsTest::withoutCount)
                                        : made)
                        : opened);
    }

    private static Object withoutCount(String method, Object result) {
        if (method.equals("executeBatch")) {
            int[] counts = (int[]) result;
            Arrays.fill(counts, Statement.SUCCESS_NO_INFO);
            return counts;
        }
        return method.equals("getUpdateCount") ? (Object) (-1) : result;
    }

    private interface Twist {
        Object of(String method, Object result);
    }

    private static <X> X proxy(Class<X> type, X target, Twist twist) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return twist.of(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
