package io.leanq.leanxcale.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.leanxcale.client.LeanxcaleUrl;
import io.leanq.schema.Catalog;
import io.leanq.schema.CatalogReader;
import io.leanq.schema.CatalogSelection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader sends to a server, written down on its way there. */
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
    void theFamilyOfNamesIsAskedForOnceAndEachTableByFourQueries(CatalogNames names, int probes) {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            RawSql.run(
                    server,
                    "CREATE TABLE a (id BIGINT PRIMARY KEY)",
                    "CREATE TABLE b (id BIGINT PRIMARY KEY)",
                    "CREATE VIEW v AS SELECT id FROM a");
            List<String> sent = new ArrayList<>();
            DriverConnection recording = recording(connection, sent);
            CatalogReader reader = new LeanxcaleCatalogReader(null);
            CatalogSelection all = CatalogSelection.ofSchema(Optional.empty(), name -> true);

            Catalog first = reader.read(recording, all);
            assertThat(sent.subList(0, probes)).allMatch(sql -> sql.endsWith("AND 1=0"));
            assertThat(sent).filteredOn(sql -> sql.endsWith("AND 1=0")).hasSize(probes);
            sent.clear();
            assertThat(reader.read(recording, all)).isEqualTo(first);
            assertThat(sent)
                    .as("the default schema, what there is, two tables, a view")
                    .hasSize(2 + 2 * 4 + 1)
                    .noneMatch(sql -> sql.endsWith("1=0"));
        }
    }
}
