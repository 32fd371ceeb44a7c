package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.wire.common.ColumnMetaData;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a query on the server and on Calcite's own engine, and compares what comes back. */
final class BesideCalcite {
    private final EmbeddedLeanxcale server;

    BesideCalcite(EmbeddedLeanxcale server) {
        this.server = server;
    }

    /** Asserts the same types of columns and the same rows in the same order. */
    void assertSame(String sql, @Nullable Object... binds) throws Exception {
        assertSame(sql, 0, binds);
    }

    /** Asserts the same rows in the same order. */
    void assertSameRows(String sql, @Nullable Object... binds) throws Exception {
        assertSame(sql, 1, binds);
    }

    private void assertSame(String sql, int from, @Nullable Object... binds) throws Exception {
        List<List<Object>> here = onServer(sql, binds);
        List<List<Object>> there = onCalcite(sql, binds);
        assertThat(here).hasSameSizeAs(there).hasSizeGreaterThan(1);
        for (int row = from; row < here.size(); row++) {
            assertThat(here.get(row)).as("row %s", row).isEqualTo(there.get(row));
        }
    }

    /** The names of the columns' types, and the rows. */
    List<List<Object>> onServer(String sql, @Nullable Object... binds) throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            var result = client.execute(client.prepare(sql), binds);
            List<List<Object>> rows = new ArrayList<>();
            rows.add(ProtocolClient.signature(result).columns().stream()
                    .map(ColumnMetaData::type)
                    .map(type -> (Object) type.name())
                    .toList());
            client.rows(result)
                    .forEach(row ->
                            rows.add(row.stream().map(BesideCalcite::text).toList()));
            return rows;
        }
    }

    static List<List<Object>> onCalcite(String sql, @Nullable Object... binds) throws SQLException {
        try (Connection calcite = DriverManager.getConnection("jdbc:calcite:fun=standard");
                PreparedStatement statement = calcite.prepareStatement(sql)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setObject(i + 1, binds[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<Object>> rows = new ArrayList<>();
                List<Object> types = new ArrayList<>();
                int width = result.getMetaData().getColumnCount();
                for (int i = 1; i <= width; i++) {
                    types.add(result.getMetaData().getColumnTypeName(i));
                }
                rows.add(types);
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        row.add(text(value(result, i)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    /** Dates and times by their numbers, which do not depend on the zone of the JVM. */
    private static @Nullable Object value(ResultSet result, int i) throws SQLException {
        int type = result.getMetaData().getColumnType(i);
        if (type != Types.DATE && type != Types.TIME && type != Types.TIMESTAMP) {
            return result.getObject(i);
        }
        long number = result.getLong(i);
        if (result.wasNull()) {
            return null;
        }
        return switch (type) {
            case Types.DATE -> LocalDate.ofEpochDay(number);
            case Types.TIME -> LocalTime.ofNanoOfDay(number % 86_400_000 * 1_000_000);
            default -> LocalDateTime.ofInstant(Instant.ofEpochMilli(number), ZoneOffset.UTC);
        };
    }

    private static Object text(@Nullable Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
