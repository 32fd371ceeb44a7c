package io.leanq.embedded.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keys and indexes as the vendor's clients up to October 2024 read them: {@code SELECT *}, then by position, names in
 * upper case.
 */
class PositionalCatalogTest {
    private static final String WHERE = " WHERE tableName = 'MARKS' AND tableSchem = 'USER1' ORDER BY ";

    @ParameterizedTest
    @EnumSource(
            value = CatalogNames.class,
            names = {"OLD", "BOTH"})
    void keysAndIndexesAreReadByPosition(CatalogNames names) throws IOException {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update(
                    "CREATE TABLE marks (student INTEGER, term INTEGER, points DOUBLE, PRIMARY KEY (term, student))");
            client.update("CREATE INDEX ix_two ON marks (term, points)");
            client.update("CREATE UNIQUE INDEX ux_points ON marks (points)");
            for (String schema : List.of("LXSYS", "LXSYSMETA")) {
                assertThat(read(client, "SELECT * FROM " + schema + ".PRIMARY_KEYS" + WHERE + "keyseq", 0))
                        .as(schema)
                        .containsExactly("term", "student");
            }
            for (String view : List.of("LXSYS.INDEX_COLUMNS", "LXSYSMETA.INDEXES")) {
                String sql = "SELECT * FROM " + view + WHERE + "indexname, ordinalposition";
                assertThat(read(client, sql, 0, 2, 5))
                        .as(view)
                        .containsExactly("true ix_two term", "true ix_two points", "false ux_points points");
            }
            assertThat(client.query("SELECT tableName, tableType FROM SYSMETA.TABLES WHERE tableName = 'MARKS'"
                            + " AND tableSchem = 'USER1'"))
                    .as("asked at 1.8")
                    .containsExactly(List.of("marks", "TABLE"));
        }
    }

    @ParameterizedTest
    @EnumSource(CatalogNames.class)
    void olderSystemSchemasAreNoSchemasOfUsers(CatalogNames names) throws IOException {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                ProtocolClient client = ProtocolClient.open(server.port())) {
            assertThat(client.query("SELECT * FROM LXSYS.TABLES").toString()).doesNotContain("SYSMETA");
            assertThat(client.query("SELECT * FROM LXSYS.COLUMNS").toString()).doesNotContain("SYSMETA");
        }
    }

    private static List<String> read(ProtocolClient client, String sql, int... positions) throws IOException {
        List<String> rows = new ArrayList<>();
        for (List<@Nullable Object> row : client.query(sql)) {
            StringBuilder cells = new StringBuilder();
            for (int position : positions) {
                cells.append(cells.isEmpty() ? "" : " ").append(row.get(position));
            }
            rows.add(cells.toString());
        }
        return rows;
    }
}
