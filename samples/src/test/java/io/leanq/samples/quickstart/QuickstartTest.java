package io.leanq.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.stock.StockAvatica;
import io.leanq.samples.Printed;
import io.leanq.schema.MetaData;
import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quick start runs to its end, on its own server or on a given one, and drops what it created. */
class QuickstartTest {

    @Test
    void programStartsOwnServerWithoutArgument() throws Exception {
        assertThat(Printed.by(() -> Quickstart.main(new String[0])).lines())
                .last()
                .isEqualTo("quick start finished");
    }

    @Test
    void programUsesGivenServerAndDropsItsTables() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            for (String options : List.of("", "?autocommit=False&parallel=True")) {
                String text = Printed.by(() -> Quickstart.main(new String[] {server.url() + options}));
                assertThat(text)
                        .contains("CREATE TABLE IF NOT EXISTS students")
                        .contains("StudentCity[student=John, city=Madrid]")
                        .contains("1003 students")
                        .doesNotContainIgnoringCase("upsert")
                        .endsWith("quick start finished" + System.lineSeparator());
                List<ObjectName> names = Stream.of("test_table", "students", "addresses", "test_sequence")
                        .map(ObjectName::of)
                        .toList();
                assertThat(db.catalog(names).tables()).isEmpty();
                assertThat(db.catalog(names).sequences()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"TCP", "HTTP"})
    void programRunsOnAvaticaServer(Transport transport) throws Exception {
        try (StockAvatica server = StockAvatica.start()) {
            assertThat(Printed.by(() -> Quickstart.main(new String[] {server.url(transport)})))
                    .contains("StudentCity[student=John, city=Madrid]")
                    .contains("1003 students")
                    .contains("dropped [table addresses, table students, table test_table, sequence test_sequence]")
                    .endsWith("quick start finished" + System.lineSeparator());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"TCP", "HTTP"})
    void programRunsOnAvaticaServerOverPlainDatabase(Transport transport) throws Exception {
        try (StockAvatica server = StockAvatica.startPlain("")) {
            assertThat(Printed.by(() -> Quickstart.main(new String[] {server.url(transport)})))
                    .contains("created [sequence test_sequence, table test_table, table students, table addresses,"
                            + " index ix_students_name, index ix_addresses_st_id]")
                    .contains("created []")
                    .contains("StudentCity[student=John, city=Madrid]")
                    .contains("1003 students")
                    .contains("dropped [table addresses, table students, table test_table, sequence test_sequence]")
                    .endsWith("quick start finished" + System.lineSeparator());
        }
    }

    @Test
    void userTablesAreNeitherFilledNorDropped() {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            MetaData.of(TestTable.TEST_TABLE).createAll(db);
            assertThatThrownBy(() -> Printed.by(() -> Quickstart.run(server.url())))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("test_table")
                    .hasMessageContaining("empty schema");
            assertThat(MetaData.of(TestTable.TEST_TABLE).createAll(db).present())
                    .containsExactly("table test_table");
        }
    }
}
