package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.wire.common.ColumnMetaData;
import io.leanq.wire.common.MetaDataOperation;
import io.leanq.wire.common.QueryState;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.ColumnsRequest;
import io.leanq.wire.request.DatabasePropertyRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.SchemasRequest;
import io.leanq.wire.request.SyncResultsRequest;
import io.leanq.wire.request.TablesRequest;
import io.leanq.wire.response.DatabasePropertyResponse;
import io.leanq.wire.response.ResultSetResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The metadata requests as the vendor's older tools send them, to a server whose LXSYS has the old names alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetaDataRequestTest {
    private final EmbeddedLeanxcale server =
            EmbeddedLeanxcale.builder().catalogNames(CatalogNames.OLD).start();
    private final ProtocolClient client;

    MetaDataRequestTest() throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeAll
    void createTables() throws IOException {
        client.update("CREATE TABLE Orders (id INTEGER PRIMARY KEY, total DECIMAL(10, 2) DEFAULT 0)");
        client.update("CREATE VIEW big_orders AS SELECT id FROM Orders");
        client.update("CREATE SEQUENCE order_ids");
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        server.close();
    }

    private ResultSetResponse ask(Request request) throws IOException {
        return (ResultSetResponse) client.answer(request);
    }

    @Test
    void tablesViewsAndSequencesByType() throws IOException {
        for (Map.Entry<String, String> expected : Map.of(
                        "TABLE", "Orders", "VIEW", "big_orders", "SEQUENCE", "order_ids")
                .entrySet()) {
            ResultSetResponse result =
                    ask(new TablesRequest(client.id(), null, "user1", null, List.of(expected.getKey(), "OTHER")));
            assertThat(result.ownStatement()).isTrue();
            assertThat(client.rows(result)).hasSize(1).allSatisfy(row -> {
                assertThat(row.get(2)).isEqualTo(expected.getValue());
                assertThat(row.get(3)).isEqualTo(expected.getKey());
            });
            client.answer(new CloseStatementRequest(client.id(), result.statementId()));
        }
        assertThat(client.rows(ask(new TablesRequest(client.id(), null, null, null, List.of()))))
                .isEmpty();
    }

    @Test
    void columnsAreWhereTheVendorReadsThem() throws IOException {
        ResultSetResponse result = ask(new ColumnsRequest(client.id(), "dbtest", "user1", "Ord%", null));
        assertThat(ProtocolClient.signature(result).columns())
                .extracting(ColumnMetaData::label)
                .startsWith(
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "COLUMN_SIZE")
                .hasSize(24);
        assertThat(client.rows(result))
                .extracting(
                        row -> row.get(3), row -> row.get(4), row -> row.get(5), row -> row.get(10), row -> row.get(12))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("id", 4, "INTEGER", 0, null),
                        org.assertj.core.groups.Tuple.tuple("total", 3, "DECIMAL", 1, "0"));
    }

    @Test
    void schemasByPatternAndQuotesDoNoHarm() throws IOException {
        assertThat(client.rows(ask(new SchemasRequest(client.id(), null, "us_r%"))))
                .containsExactly(List.of("user1", "dbtest"));
        assertThat(client.rows(ask(new SchemasRequest(client.id(), null, "' OR 1=1 --"))))
                .isEmpty();
    }

    @Test
    void serverNamesItsProductAndVersion() throws IOException {
        DatabasePropertyResponse response =
                (DatabasePropertyResponse) client.answer(new DatabasePropertyRequest(client.id()));
        assertThat(response.properties()).anySatisfy(property -> {
            assertThat(property.key().name()).isEqualTo("GET_DATABASE_PRODUCT_NAME");
            assertThat(property.value().text()).contains("LeanXcale");
        });
    }

    @Test
    void unservedMetadataCallsAreRefused() throws IOException {
        int statement = client.execute("SELECT 1").statementId();
        for (QueryState state : List.of(
                QueryState.NONE,
                new QueryState(false, "SELECT 1", null, null),
                new QueryState(true, null, MetaDataOperation.GET_UDTS, null))) {
            assertThatThrownBy(() -> client.answer(new SyncResultsRequest(client.id(), statement, state, 0)))
                    .hasMessageStartingWith("0A000");
        }
    }
}
