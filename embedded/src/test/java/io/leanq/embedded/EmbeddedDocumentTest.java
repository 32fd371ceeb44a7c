package io.leanq.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.ColumnMetaData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each line of docs/embedded.md holds for the server and for Calcite. */
@Tag("slow")
@ExtendWith(LeanxcaleExtension.class)
class EmbeddedDocumentTest {
    private final EmbeddedLeanxcale server;

    EmbeddedDocumentTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    /** A line of a table that begins with a statement: its cells, the statement without its quotes. */
    private static List<String[]> lines(String heading) throws IOException {
        List<String[]> lines = new ArrayList<>();
        String current = "";
        for (String line : Files.readAllLines(Path.of("../docs/embedded.md"))) {
            current = line.startsWith("##") ? line.replaceFirst("^##+ ", "") : current;
            if (current.equals(heading) && line.startsWith("| `")) {
                String[] cells = line.replace("\\|", "\u0000").split("\\|");
                lines.add(new String[] {
                    cells[1].strip().replace("`", "").replace('\u0000', '|'), cells[2].strip(), cells[3].strip()
                });
            }
        }
        return lines;
    }

    @Test
    void firstTableHoldsOfBoth() throws Exception {
        List<String[]> lines = lines("As Calcite, though H2 by itself does otherwise");
        assertThat(lines).hasSizeGreaterThan(10);
        for (String[] line : lines) {
            assertThat(onServer(line[0])).as(line[0]).isEqualTo(line[1]);
            assertThat(onCalcite(line[0])).as(line[0]).isEqualTo(line[1]);
        }
    }

    @Test
    void secondTableHoldsOfEach() throws Exception {
        List<String[]> lines = lines("Otherwise than Calcite");
        assertThat(lines).hasSizeGreaterThan(20);
        for (String[] line : lines) {
            assertThat(onCalcite(line[0])).as(line[0]).isEqualTo(line[1]);
            assertThat(onServer(line[0])).as(line[0]).isEqualTo(line[2]);
            assertThat(line[1]).as(line[0]).isNotEqualTo(line[2]);
        }
    }

    @Test
    void changesOfATableAreServedOrRefusedAsListed() throws IOException {
        List<String[]> lines = lines("Changes of a table");
        assertThat(lines).hasSizeGreaterThan(30);
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            for (String[] line : lines) {
                String result = "served";
                try {
                    client.update(line[0]);
                } catch (ProtocolClient.Refused e) {
                    result = "SQLSTATE " + e.sqlState();
                }
                assertThat(result).as(line[0]).isEqualTo(line[1]);
            }
        }
    }

    private String onServer(String sql) throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            String value = text(client.value(sql));
            ColumnMetaData column =
                    ProtocolClient.signature(client.execute(sql)).columns().get(0);
            return value + " " + column.type().name();
        } catch (ProtocolClient.Refused e) {
            return "SQLSTATE " + e.sqlState();
        }
    }

    private static String onCalcite(String sql) throws SQLException {
        try (Connection calcite = DriverManager.getConnection("jdbc:calcite:fun=standard");
                Statement statement = calcite.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).as(sql).isTrue();
            return text(row.getObject(1)) + " " + row.getMetaData().getColumnTypeName(1);
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }
}
