package io.leanq.leanxcale.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.CatalogSelection;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.tree.ObjectName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The queries that the reader sends to a server. */
class LxsysReaderTest {

    private static DriverConnection recording(DriverConnection real, List<String> sent) {
        return (DriverConnection) Proxy.newProxyInstance(
                DriverConnection.class.getClassLoader(),
                new Class<?>[] {DriverConnection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("query")) {
                        sent.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({"NEW, 1", "BOTH, 1", "OLD, 2"})
    void familyOfNamesIsProbedOnce(CatalogNames names, int probes) {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            RawSql.run(server, "CREATE TABLE a (id BIGINT PRIMARY KEY)");
            List<String> sent = new ArrayList<>();
            DriverConnection recording = recording(connection, sent);
            CatalogReader reader = new LeanxcaleCatalogReader(null);

            Catalog first = reader.read(recording, ALL);
            assertThat(sent.subList(0, probes)).allMatch(sql -> sql.endsWith("AND 1=0"));
            assertThat(sent).filteredOn(sql -> sql.endsWith("AND 1=0")).hasSize(probes);
            sent.clear();
            assertThat(reader.read(recording, ALL)).isEqualTo(first);
            assertThat(sent).noneMatch(sql -> sql.endsWith("1=0"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CatalogNames.class,
            names = {"OLD", "NEW"})
    void readerQueriesEachViewOnceForAllTables(CatalogNames names) {
        List<String> ofThree = queries(names, 3, ALL);
        assertThat(ofThree)
                .as("connections, tables, columns, three kinds of keys")
                .hasSize(6);
        assertThat(queries(names, 30, ALL)).isEqualTo(ofThree);
    }

    @ParameterizedTest
    @EnumSource(
            value = CatalogNames.class,
            names = {"OLD", "NEW"})
    void oneTableIsReadWithoutTheOthersOfItsSchema(CatalogNames names) {
        CatalogSelection one = CatalogSelection.named(List.of(ObjectName.of("t2")));
        assertThat(queries(names, 3, one).subList(2, 6)).allMatch(sql -> sql.matches("(?i).*table_?name = \\?.*"));
    }

    private static final CatalogSelection ALL = CatalogSelection.ofSchema(Optional.empty(), name -> true);

    /**
     * The queries that a reader with a known family sends to a database with this number of tables, of which each but
     * the first has a foreign key.
     */
    private static List<String> queries(CatalogNames names, int tables, CatalogSelection selection) {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            List<String> ddl = new ArrayList<>(
                    List.of("CREATE TABLE t0 (id BIGINT PRIMARY KEY)", "CREATE VIEW v AS SELECT id FROM t0"));
            for (int i = 1; i < tables; i++) {
                ddl.add("CREATE TABLE t" + i + " (id BIGINT PRIMARY KEY, other BIGINT, CONSTRAINT fk" + i
                        + " FOREIGN KEY (other) REFERENCES t" + (i - 1) + " (id))");
                ddl.add("CREATE INDEX ix" + i + " ON t" + i + " (other)");
            }
            RawSql.run(server, ddl.toArray(String[]::new));
            CatalogReader reader = new LeanxcaleCatalogReader(null);
            reader.read(connection, selection);
            List<String> sent = new ArrayList<>();
            Catalog catalog = reader.read(recording(connection, sent), selection);
            assertThat(catalog.tables()).hasSize(selection == ALL ? tables : 1);
            Catalog.TableFound last = catalog.tables().get(catalog.tables().size() - 1);
            assertThat(last.columns()).extracting(Catalog.ColumnFound::name).containsExactly("id", "other");
            assertThat(last.primaryKey()).containsExactly("id");
            assertThat(last.foreignKeys()).hasSize(1);
            assertThat(last.indexes()).hasSize(1);
            return sent;
        }
    }
}
