package io.leanq.embedded.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.proto.Requests.ColumnsRequest;
import org.apache.calcite.avatica.proto.Requests.SchemasRequest;
import org.apache.calcite.avatica.proto.Requests.TablesRequest;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Metadata requests with and without their flags (docs/leanxcale.md, "Metadata requests"): a text that is not empty is
 * given, an empty one is given only with its flag, and otherwise means any.
 */
@ExtendWith(LeanxcaleExtension.class)
class MetaDataFlagsTest {
    private final EmbeddedLeanxcale server;
    private RawClient client;

    MetaDataFlagsTest(EmbeddedLeanxcale server) throws IOException {
        this.server = server;
        this.client = RawClient.open(server.port());
    }

    @BeforeEach
    void createTables() throws IOException {
        client.execute("CREATE TABLE IF NOT EXISTS flag_one (id INTEGER PRIMARY KEY, name VARCHAR(5))");
        client.execute("CREATE TABLE IF NOT EXISTS flagxone (id INTEGER PRIMARY KEY)");
        client.execute("CREATE SEQUENCE IF NOT EXISTS flag_ids");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private List<String> ask(Message request, int column) throws IOException {
        ResultSetResponse result = client.ask(request, ResultSetResponse.class);
        assertThat(result.getOwnStatement()).isTrue();
        assertThat(result.getUpdateCount()).isEqualTo(-1L);
        List<String> values = new ArrayList<>();
        for (Common.Row row : result.getFirstFrame().getRowsList()) {
            values.add(row.getValue(column).getScalarValue().getStringValue());
        }
        assertThat(result.getFirstFrame().getDone()).isTrue();
        return values;
    }

    private TablesRequest.Builder tables() {
        return TablesRequest.newBuilder().setConnectionId(client.id);
    }

    private SchemasRequest.Builder schemas() {
        return SchemasRequest.newBuilder().setConnectionId(client.id);
    }

    private ColumnsRequest.Builder columns() {
        return ColumnsRequest.newBuilder().setConnectionId(client.id);
    }

    @Test
    void textCountsWithoutItsFlag() throws IOException {
        assertThat(ask(schemas().setSchemaPattern("user1").build(), 0)).containsExactly("user1");
        assertThat(ask(columns().setTableNamePattern("flag\\_one").build(), 3)).containsExactly("id", "name");
        assertThat(ask(tables().setTableNamePattern("flag_one").build(), 2)).containsExactly("flag_one", "flagxone");
    }

    /**
     * sqlline asks for FLAG_ONE to describe flag_one, since stock Avatica claims that names are stored in upper case.
     */
    @Test
    void namesMatchInAnyCase() throws IOException {
        assertThat(ask(
                        tables().setSchemaPattern("USER1")
                                .setTableNamePattern("FLAGX%")
                                .build(),
                        2))
                .containsExactly("flagxone");
        assertThat(ask(
                        columns()
                                .setTableNamePattern("FLAGXONE")
                                .setColumnNamePattern("ID")
                                .build(),
                        3))
                .containsExactly("id");
        assertThat(ask(schemas().setSchemaPattern("User_").build(), 0)).containsExactly("user1");
        assertThat(ask(
                        tables().setCatalog("DBTEST")
                                .setTableNamePattern("flagxone")
                                .build(),
                        2))
                .containsExactly("flagxone");
    }

    @Test
    void emptyTextMeansAnyUnlessItsFlagIsSet() throws IOException {
        assertThat(ask(schemas().setSchemaPattern("").build(), 0)).contains("user1", "APP");
        assertThat(ask(schemas().setSchemaPattern("").setHasSchemaPattern(true).build(), 0))
                .isEmpty();
        assertThat(ask(columns().setColumnNamePattern("").build(), 3)).contains("id", "name");
        assertThat(ask(
                        columns()
                                .setColumnNamePattern("")
                                .setHasColumnNamePattern(true)
                                .build(),
                        3))
                .isEmpty();
        assertThat(ask(tables().setCatalog("").build(), 2)).contains("flag_one");
        assertThat(ask(tables().setCatalog("").setHasCatalog(true).build(), 2)).isEmpty();
    }

    @Test
    void typesCountIfThereAreAnyOrTheirFlagIsSet() throws IOException {
        assertThat(ask(
                        tables().setTableNamePattern("flag%")
                                .addTypeList("SEQUENCE")
                                .build(),
                        2))
                .containsExactly("flag_ids");
        assertThat(ask(tables().setTableNamePattern("flag%").build(), 2))
                .containsExactlyInAnyOrder("flag_ids", "flag_one", "flagxone");
        assertThat(ask(
                        tables().setTableNamePattern("flag%")
                                .setHasTypeList(true)
                                .build(),
                        2))
                .isEmpty();
        assertThat(ask(tables().addTypeList("MATERIALIZED QUERY TABLE").build(), 2))
                .isEmpty();
    }
}
