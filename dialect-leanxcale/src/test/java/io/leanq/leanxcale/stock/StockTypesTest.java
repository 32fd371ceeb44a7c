package io.leanq.leanxcale.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.TypeEdges;
import io.leanq.leanxcale.TypeRoundTrips;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.query.DataType;
import io.leanq.type.Binds;
import io.leanq.type.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type that Avatica's own server supports is sent and read; other types fail with a clear message. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockTypesTest")
@ParameterizedClass
@EnumSource(
        value = Transport.class,
        names = {"TCP", "HTTP"})
@Tag("slow")
class StockTypesTest extends TypeRoundTrips {
    /**
     * The first day of the Gregorian calendar. Before it, the server's java.sql.Date and Timestamp use the Julian
     * calendar.
     */
    private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 15);

    private static final int HUGE = 10_000;

    private static StockAvatica server;
    private static Database db;
    private static LeanxcaleDriver driver;

    @Parameter
    Transport transport;

    @BeforeParameterizedClassInvocation
    static void start(Transport transport) throws Exception {
        server = StockAvatica.start();
        db = Leanxcale.connect(server.url(transport));
        driver = new LeanxcaleDriver(server.options(transport).build());
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        driver.close();
        db.close();
        server.close();
    }

    @Override
    protected Database db() {
        return db;
    }

    static Stream<Arguments> types() {
        return TypeEdges.all()
                .filter(edges -> edges.get()[0] != DataType.CLOB && edges.get()[0] != DataType.BLOB)
                .map(edges -> Arguments.of(
                        edges.get()[0],
                        ((List<?>) edges.get()[1])
                                .stream().filter(StockTypesTest::isCarried).toList()));
    }

    private static boolean isCarried(Object value) {
        if (value instanceof LocalDate date) {
            return !date.isBefore(GREGORIAN);
        } else if (value instanceof LocalDateTime timestamp) {
            return !timestamp.toLocalDate().isBefore(GREGORIAN);
        } else if (value instanceof LocalTime time) {
            // H2 itself keeps whole seconds in a TIME column.
            return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
        }
        return !(value instanceof List<?> list && list.isEmpty() || isHuge(value));
    }

    /** True if a test of its own covers the value, so that it is not repeated for each way of sending. */
    private static boolean isHuge(Object value) {
        return value instanceof String text && text.length() > HUGE
                || value instanceof byte[] bytes && bytes.length > HUGE;
    }

    @Test
    void aMebibyteOfTextAndOfBytesComesBackAsItWent() {
        String text = "äx".repeat(1 << 19);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        withColumn("VARCHAR", connection -> {
            insert(connection, binds -> binds.setString(1, text));
            assertThat(first(connection, "v").getString(0)).isEqualTo(text);
        });
        withColumn("VARBINARY", connection -> {
            insert(connection, binds -> binds.setBytes(1, bytes));
            assertThat(first(connection, "v").getBytes(0)).isEqualTo(bytes);
        });
    }

    @Test
    void millisecondsOfTheDayAreKeptWhereTheColumnKeepsThem() {
        LocalTime time = LocalTime.of(23, 59, 59, 999_000_000);
        withColumn("TIME(3)", connection -> {
            insert(connection, binds -> binds.setTime(1, time));
            assertThat(first(connection, "v").getTime(0)).isEqualTo(time);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "CLOB, 'text', VARCHAR, text",
        "BLOB, 'hi', VARBINARY, hi",
        "UUID, '6ba7b810-9dad-11d1-80b4-00c04fd430c8', VARCHAR, 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "INTERVAL DAY TO SECOND, '1 02:03:04', VARCHAR, 'INTERVAL ''1 02:03:04'' DAY TO SECOND'"
    })
    void whatTheServerCannotPutIntoARowIsAnErrorAndTheCastIsTheWayOut(
            String type, String text, String castType, String expected) {
        withColumn(type, connection -> {
            boolean binary = castType.equals("VARBINARY");
            insert(connection, binds -> {
                if (binary) {
                    binds.setBytes(1, text.getBytes(StandardCharsets.UTF_8));
                } else {
                    binds.setString(1, text);
                }
            });
            assertRefused("Unhandled type in Frame", () -> first(connection, "v"));
            DriverCursor row = first(connection, "CAST(v AS " + castType + ")");
            assertThat(binary ? new String(row.getBytes(0), StandardCharsets.UTF_8) : row.getString(0))
                    .isEqualTo(expected);
        });
    }

    @Test
    void instantComesAsTextAndIsNoWallClock() {
        withColumn("TIMESTAMP WITH TIME ZONE", connection -> {
            run(connection, "INSERT INTO odd VALUES (1, TIMESTAMP WITH TIME ZONE '2024-01-31 10:00:00+01:00')");
            DriverCursor row = first(connection, "v");
            assertThat(row.getString(0)).isEqualTo("2024-01-31T10:00+01:00");
            assertThatThrownBy(() -> row.getTimestamp(0)).isInstanceOf(io.leanq.LeanqException.class);
        });
    }

    /**
     * The client refuses to send finer times (see {@code WireBinds}); the server cuts those that others wrote, which
     * the cast shows.
     */
    @Test
    void serverCutsPartsOfMillisecondsUnlessReadAsText() {
        withColumn("TIMESTAMP(9)", connection -> {
            run(connection, "INSERT INTO odd VALUES (1, TIMESTAMP '2024-01-31 10:00:00.123456789')");
            assertThat(first(connection, "v").getTimestamp(0))
                    .isEqualTo(LocalDateTime.of(2024, 1, 31, 10, 0, 0, 123_000_000));
            assertThat(first(connection, "CAST(v AS VARCHAR)").getString(0)).isEqualTo("2024-01-31 10:00:00.123456789");
        });
    }

    /** The number of days on the wire is right; the server's java.sql.Date converts it to the Julian calendar. */
    @Test
    void serverMovesEarlyDaysUnlessSentAsText() {
        LocalDate early = LocalDate.of(1582, 10, 10);
        withColumn("DATE", connection -> {
            insert(connection, binds -> binds.setDate(1, early));
            assertThat(first(connection, "CAST(v AS VARCHAR)").getString(0)).isEqualTo("1582-10-20");
            run(connection, "UPDATE odd SET v = DATE '1582-10-10'");
            assertThat(first(connection, "CAST(v AS VARCHAR)").getString(0)).isEqualTo("1582-10-10");
        });
    }

    @Test
    void anEmptyArrayIsCarriedByAStatementAndRefusedInABatch() {
        withColumn("BIGINT ARRAY", connection -> {
            insert(connection, binds -> binds.setArray(1, SqlType.Simple.BIGINT, List.of()));
            assertThat(first(connection, "v").getArray(0, SqlType.Simple.BIGINT))
                    .isEmpty();
            run(connection, "DELETE FROM odd");
            DriverBatch batch = connection.batch("INSERT INTO odd VALUES (?, ?)", (row, changed) -> {});
            batch.binds().setInt(0, 1);
            batch.binds().setArray(1, SqlType.Simple.BIGINT, List.of());
            batch.addRow();
            assertRefused("NullPointerException", batch::finish);
            assertThat(first(connection, "COUNT(*)").getLong(0)).isZero();
        });
    }

    private static void assertRefused(String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(SqlException.class)
                .hasMessageContaining("the server refused the request")
                .satisfies(e -> assertThat(((SqlException) e).serverMessage()).contains(words));
    }

    private static void withColumn(String type, Consumer<DriverConnection> use) {
        try (DriverConnection connection = driver.acquire()) {
            run(connection, "CREATE TABLE odd (id INTEGER PRIMARY KEY, v " + type + ")");
            try {
                use.accept(connection);
            } finally {
                run(connection, "DROP TABLE odd");
            }
        }
    }

    private static void run(DriverConnection connection, String sql) {
        connection.execute(sql, BindWriter.NONE);
    }

    private static void insert(DriverConnection connection, Consumer<Binds> value) {
        connection.execute("INSERT INTO odd VALUES (?, ?)", binds -> {
            binds.setInt(0, 1);
            value.accept(binds);
        });
    }

    /** A result on its first row, if it has one. */
    private static DriverCursor first(DriverConnection connection, String expression) {
        DriverCursor cursor = connection.query("SELECT " + expression + " FROM odd", BindWriter.NONE);
        cursor.next();
        return cursor;
    }
}
