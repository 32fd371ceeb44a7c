package io.leanq.embedded.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.proto.Common.ConnectionProperties;
import org.apache.calcite.avatica.proto.Common.Frame;
import org.apache.calcite.avatica.proto.Common.MetaDataOperation;
import org.apache.calcite.avatica.proto.Common.MetaDataOperationArgument;
import org.apache.calcite.avatica.proto.Common.MetaDataOperationArgument.ArgumentType;
import org.apache.calcite.avatica.proto.Common.QueryState;
import org.apache.calcite.avatica.proto.Common.Rep;
import org.apache.calcite.avatica.proto.Common.Row;
import org.apache.calcite.avatica.proto.Common.StateType;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Requests.CloseConnectionRequest;
import org.apache.calcite.avatica.proto.Requests.CloseStatementRequest;
import org.apache.calcite.avatica.proto.Requests.CommitRequest;
import org.apache.calcite.avatica.proto.Requests.ConnectionSyncRequest;
import org.apache.calcite.avatica.proto.Requests.DatabasePropertyRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.FetchRequest;
import org.apache.calcite.avatica.proto.Requests.SyncResultsRequest;
import org.apache.calcite.avatica.proto.Responses.CloseConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.CloseStatementResponse;
import org.apache.calcite.avatica.proto.Responses.CommitResponse;
import org.apache.calcite.avatica.proto.Responses.ConnectionSyncResponse;
import org.apache.calcite.avatica.proto.Responses.DatabasePropertyElement;
import org.apache.calcite.avatica.proto.Responses.DatabasePropertyResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.FetchResponse;
import org.apache.calcite.avatica.proto.Responses.PrepareResponse;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;
import org.apache.calcite.avatica.proto.Responses.SyncResultsResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The requests of Avatica's drivers for Python and Go, in the order in which the drivers send them. */
@ExtendWith(LeanxcaleExtension.class)
class OtherDriversTest {
    private final EmbeddedLeanxcale server;

    OtherDriversTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    private static ConnectionProperties sync(RawClient client, ConnectionProperties wanted) throws IOException {
        return client.ask(
                        ConnectionSyncRequest.newBuilder()
                                .setConnectionId(client.id)
                                .setConnProps(wanted)
                                .build(),
                        ConnectionSyncResponse.class)
                .getConnProps();
    }

    private static ResultSetResponse execute(
            RawClient client, PrepareResponse prepared, int frame, TypedValue... values) throws IOException {
        return client.ask(
                        ExecuteRequest.newBuilder()
                                .setStatementHandle(prepared.getStatement())
                                .addAllParameterValues(List.of(values))
                                .setHasParameterValues(true)
                                .setFirstFrameMaxSize(frame)
                                .build(),
                        ExecuteResponse.class)
                .getResults(0);
    }

    private static TypedValue number(Rep rep, long value) {
        return TypedValue.newBuilder().setType(rep).setNumberValue(value).build();
    }

    private static FetchResponse fetch(RawClient client, int statement, long offset, int rows) throws IOException {
        return client.ask(
                FetchRequest.newBuilder()
                        .setConnectionId(client.id)
                        .setStatementId(statement)
                        .setOffset(offset)
                        .setFrameMaxSize(rows)
                        .build(),
                FetchResponse.class);
    }

    @Test
    void phoenixdbOpensSyncsAndReadsInFramesOf2000() throws IOException {
        try (RawClient python = RawClient.connect(server.port(), RawSocket.Framing.CHUNKED)) {
            python.open(Map.of("user", "user1", "password", "pass4user1"));
            ConnectionProperties state = sync(
                    python,
                    ConnectionProperties.newBuilder()
                            .setHasAutoCommit(true)
                            .setAutoCommit(false)
                            .setHasReadOnly(true)
                            .setReadOnly(false)
                            .build());
            assertThat(state.getHasAutoCommit() && state.getHasReadOnly()).isTrue();
            assertThat(state.getAutoCommit()).isFalse();
            assertThat(state.getTransactionIsolation()).isPositive();
            PrepareResponse prepared = python.prepare("SELECT X, 'row ' || X FROM SYSTEM_RANGE(1, ?)");
            Frame frame =
                    execute(python, prepared, 2000, number(Rep.LONG, 5000)).getFirstFrame();
            long next = 0;
            while (true) {
                assertThat(frame.getOffset()).isEqualTo(next);
                for (Row row : frame.getRowsList()) {
                    next++;
                    assertThat(row.getValue(0).getScalarValue().getNumberValue())
                            .isEqualTo(next);
                    assertThat(row.getValue(1).getScalarValue().getStringValue())
                            .isEqualTo("row " + next);
                }
                if (frame.getDone()) {
                    break;
                }
                frame = fetch(python, prepared.getStatement().getId(), next, 2000)
                        .getFrame();
            }
            assertThat(next).isEqualTo(5000);
            python.ask(CommitRequest.newBuilder().setConnectionId(python.id).build(), CommitResponse.class);
            python.ask(
                    CloseStatementRequest.newBuilder()
                            .setConnectionId(python.id)
                            .setStatementId(prepared.getStatement().getId())
                            .build(),
                    CloseStatementResponse.class);
            python.ask(
                    CloseConnectionRequest.newBuilder()
                            .setConnectionId(python.id)
                            .build(),
                    CloseConnectionResponse.class);
        }
    }

    @Test
    void phoenixdbFindsKeysAndIndexesBySyncResults() throws IOException {
        try (RawClient python = RawClient.open(server.port())) {
            python.execute("CREATE TABLE phx_parent (b INTEGER, a INTEGER, name VARCHAR(10), PRIMARY KEY (a, b))");
            python.execute("CREATE TABLE phx_child (id INTEGER PRIMARY KEY, pa INTEGER, pb INTEGER,"
                    + " CONSTRAINT phx_fk FOREIGN KEY (pa, pb) REFERENCES phx_parent (a, b))");
            python.execute("CREATE UNIQUE INDEX phx_names ON phx_parent (name)");
            python.execute("CREATE INDEX phx_names_2 ON phx_parent (name, a)");
            assertThat(metaData(python, MetaDataOperation.GET_PRIMARY_KEYS, 3, 0, null, "user1", "phx_parent"))
                    .containsExactly("a 1", "b 2");
            assertThat(metaData(python, MetaDataOperation.GET_PRIMARY_KEYS, 3, 1, null, "user1", "phx_parent"))
                    .containsExactly("b 2");
            assertThat(metaData(python, MetaDataOperation.GET_PRIMARY_KEYS, 3, 0, "dbtest", null, "phx_none"))
                    .isEmpty();
            assertThat(metaData(
                            python, MetaDataOperation.GET_INDEX_INFO, 7, 0, null, "user1", "phx_parent", false, true))
                    .containsExactly("1 name", "1 name", "2 a");
            assertThat(metaData(
                            python, MetaDataOperation.GET_INDEX_INFO, 7, 0, null, "user1", "phx_parent", true, true))
                    .containsExactly("1 name");
            assertThat(metaData(python, MetaDataOperation.GET_IMPORTED_KEYS, 7, 0, null, "user1", "phx_child"))
                    .containsExactly("pa 1", "pb 2");
            assertThat(metaData(python, MetaDataOperation.GET_PRIMARY_KEYS, 3, 0, null, "USER1", "PHX_PARENT"))
                    .containsExactly("a 1", "b 2");
            assertThat(metaData(python, MetaDataOperation.GET_EXPORTED_KEYS, 2, 0, null, "user1", "phx_parent"))
                    .containsExactly("phx_parent a", "phx_parent b");
            assertThat(metaData(python, MetaDataOperation.GET_EXPORTED_KEYS, 2, 0, null, "user1", "o'hare"))
                    .isEmpty();
        }
    }

    /** Two columns of each row from the offset on, the first of them at this place. */
    private static List<String> metaData(
            RawClient client, MetaDataOperation operation, int column, long offset, Object... arguments)
            throws IOException {
        QueryState.Builder state = QueryState.newBuilder()
                .setType(StateType.METADATA)
                .setOp(operation)
                .setHasOp(true)
                .setHasArgs(true);
        for (Object argument : arguments) {
            MetaDataOperationArgument.Builder given = state.addArgsBuilder();
            if (argument instanceof String text) {
                given.setType(ArgumentType.STRING).setStringValue(text);
            } else if (argument instanceof Boolean flag) {
                given.setType(ArgumentType.BOOL).setBoolValue(flag);
            } else {
                given.setType(ArgumentType.NULL);
            }
        }
        int statement = client.createStatement();
        SyncResultsResponse synced = client.ask(
                SyncResultsRequest.newBuilder()
                        .setConnectionId(client.id)
                        .setStatementId(statement)
                        .setState(state)
                        .setOffset(offset)
                        .build(),
                SyncResultsResponse.class);
        assertThat(synced.getMissingStatement()).isFalse();
        List<String> rows = new ArrayList<>();
        if (synced.getMoreResults()) {
            Frame frame = fetch(client, statement, offset, 100).getFrame();
            assertThat(frame.getDone()).isTrue();
            for (Row row : frame.getRowsList()) {
                rows.add(text(row.getValue(column).getScalarValue()) + " "
                        + text(row.getValue(column + 1).getScalarValue()));
            }
        }
        return rows;
    }

    private static String text(TypedValue value) {
        return value.getType() == Rep.STRING ? value.getStringValue() : String.valueOf(value.getNumberValue());
    }

    /** The driver converts a value to the announced type of the parameter, and fails by itself if it cannot. */
    @Test
    void phoenixdbLearnsTheTypesOfAnUpsertsParameters() throws IOException {
        try (RawClient python = RawClient.open(server.port())) {
            python.execute("CREATE TABLE phx_upsert (id BIGINT PRIMARY KEY, price DECIMAL(10, 2), born DATE, name "
                    + "VARCHAR(5))");
            PrepareResponse prepared =
                    python.prepare("UPSERT INTO phx_upsert (price, id, born) VALUES (?, ?, NULL), (1.5, ?, ?)");
            assertThat(prepared.getStatement().getSignature().getParametersList())
                    .extracting(parameter -> parameter.getName() + " " + parameter.getParameterType())
                    .containsExactly(
                            "?1 " + Types.DECIMAL, "?2 " + Types.BIGINT, "?3 " + Types.BIGINT, "?4 " + Types.DATE);
            ResultSetResponse result = execute(
                    python,
                    prepared,
                    2000,
                    TypedValue.newBuilder()
                            .setType(Rep.BIG_DECIMAL)
                            .setStringValue("12.25")
                            .build(),
                    number(Rep.LONG, 1),
                    number(Rep.LONG, 2),
                    number(Rep.JAVA_SQL_DATE, 20_000));
            assertThat(result.getUpdateCount()).isEqualTo(2);
            assertThat(python.value("SELECT price FROM phx_upsert WHERE id = 1").getStringValue())
                    .isEqualTo("12.25");
            assertThat(python.value("SELECT born FROM phx_upsert WHERE id = 2").getNumberValue())
                    .isEqualTo(20_000);
        }
    }

    /** SQLAlchemy writes limits in this form. */
    @Test
    void phoenixdbLearnsTheTypesOfLimitsAndCasts() throws IOException {
        try (RawClient python = RawClient.open(server.port())) {
            python.execute("CREATE TABLE phx_limit (id INTEGER PRIMARY KEY)");
            python.execute("INSERT INTO phx_limit VALUES (1), (2), (3)");
            PrepareResponse prepared = python.prepare(
                    "SELECT id, CAST(? AS DECIMAL(10, 2)) FROM phx_limit WHERE id > ? ORDER BY id LIMIT ? OFFSET ?");
            assertThat(prepared.getStatement().getSignature().getParametersList())
                    .extracting(parameter -> parameter.getName() + " " + parameter.getParameterType() + " "
                            + parameter.getPrecision() + " " + parameter.getScale())
                    .startsWith("?1 " + Types.DECIMAL + " 10 2")
                    .element(2)
                    .isEqualTo("?3 " + Types.INTEGER + " 32 0");
            ResultSetResponse result = execute(
                    python,
                    prepared,
                    2000,
                    TypedValue.newBuilder()
                            .setType(Rep.BIG_DECIMAL)
                            .setStringValue("12.25")
                            .build(),
                    number(Rep.INTEGER, 0),
                    number(Rep.LONG, 1),
                    number(Rep.LONG, 1));
            assertThat(result.getFirstFrame().getRowsList())
                    .singleElement()
                    .satisfies(
                            row -> assertThat(row.getValue(0).getScalarValue().getNumberValue())
                                    .isEqualTo(2));
        }
    }

    @Test
    void phoenixdbLearnsTypesFromColumnsInBetweenAndInSums() throws IOException {
        try (RawClient python = RawClient.open(server.port())) {
            python.execute("CREATE TABLE phx_sums (id INTEGER PRIMARY KEY, price DECIMAL(10, 2), born DATE)");
            python.execute("INSERT INTO phx_sums VALUES (1, 2.50, DATE '2026-01-01')");
            assertThat(parameterTypes(python, "UPDATE phx_sums SET price = price * ? WHERE id BETWEEN ? AND ?"))
                    .containsExactly(Types.DECIMAL, Types.INTEGER, Types.INTEGER);
            assertThat(parameterTypes(
                            python, "SELECT ? + p.id FROM phx_sums AS p WHERE born NOT BETWEEN ? AND ? LIMIT ?"))
                    .containsExactly(Types.INTEGER, Types.DATE, Types.DATE, Types.INTEGER);
            // where H2 refuses the typed form, the types of the statement itself count
            assertThat(parameterTypes(python, "SELECT -? FROM phx_sums WHERE id = ?"))
                    .containsExactly(Types.VARCHAR, Types.INTEGER);
        }
    }

    private static List<Integer> parameterTypes(RawClient client, String sql) throws IOException {
        return client.prepare(sql).getStatement().getSignature().getParametersList().stream()
                .map(parameter -> parameter.getParameterType())
                .toList();
    }

    @Test
    void goDriverReadsPropertiesAndFramesWithoutALimit() throws IOException {
        try (RawClient go = RawClient.open(server.port())) {
            List<DatabasePropertyElement> properties = go.ask(
                            DatabasePropertyRequest.newBuilder()
                                    .setConnectionId(go.id)
                                    .build(),
                            DatabasePropertyResponse.class)
                    .getPropsList();
            assertThat(properties).anySatisfy(property -> {
                assertThat(property.getKey().getName()).isEqualTo("GET_DRIVER_NAME");
                assertThat(property.getValue().getType()).isEqualTo(Rep.STRING);
                assertThat(property.getValue().getStringValue()).isNotBlank();
            });
            sync(
                    go,
                    ConnectionProperties.newBuilder()
                            .setHasAutoCommit(true)
                            .setAutoCommit(true)
                            .setTransactionIsolation(4)
                            .build());
            PrepareResponse prepared = go.prepare("SELECT X FROM SYSTEM_RANGE(1, ?)");
            ResultSetResponse result = execute(go, prepared, -1, number(Rep.LONG, 25_000));
            Frame frame = result.getFirstFrame();
            long rows = frame.getRowsCount();
            while (!frame.getDone()) {
                assertThat(frame.getRowsCount()).isPositive();
                frame = fetch(go, prepared.getStatement().getId(), rows, -1).getFrame();
                assertThat(frame.getOffset()).isEqualTo(rows);
                rows += frame.getRowsCount();
            }
            assertThat(rows).isEqualTo(25_000);
        }
    }
}
