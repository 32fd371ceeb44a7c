package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.h2.util.ParserUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keywords of H2 that are ordinary names in Calcite are names here, without quotes and in any case. */
@ExtendWith(LeanxcaleExtension.class)
class BareNamesTest {
    private final EmbeddedLeanxcale server;

    BareNamesTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    @Test
    void listHasH2sKeywordsWithoutCalcitesReservedWords() throws Exception {
        Field field = ParserUtil.class.getDeclaredField("KEYWORDS");
        field.setAccessible(true);
        SqlAbstractParserImpl.Metadata calcite = SqlParser.create("").getMetadata();
        Set<String> expected = new TreeSet<>();
        for (Object word : ((Map<?, ?>) field.get(null)).keySet()) {
            if (!calcite.isReservedWord((String) word)) {
                expected.add((String) word);
            }
        }
        assertThat(expected).isNotEmpty().isEqualTo(new TreeSet<>(BareNames.WORDS));
    }

    static Stream<String> words() {
        return BareNames.WORDS.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("words")
    void eachWordIsATableAndAColumn(String upper) throws IOException {
        String w = upper.toLowerCase(Locale.ROOT);
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE IF NOT EXISTS " + w + " (" + w + " INTEGER PRIMARY KEY, b INTEGER)");
            client.update("CREATE INDEX ix" + w + " ON " + w + " (" + w + ", b)");
            client.update("INSERT INTO " + w + " (" + w + ", b) VALUES (40, 1)");
            client.update("INSERT INTO " + upper + " VALUES (?, ?)", 41, 2);
            client.update("UPSERT INTO " + w + " (" + w + ", b) VALUES (41, 3), (42, 4)");
            client.update("UPDATE " + w + " SET " + w + " = " + w + " + 10 WHERE " + upper + " = 42");
            List<Object> keys = List.of(40, 41, 52);
            for (String query : List.of(
                    "SELECT " + w + " FROM " + w + " ORDER BY " + w,
                    "SELECT " + w + "." + w + " FROM " + w + " WHERE " + w + "." + w + " > 0 ORDER BY 1",
                    "SELECT user1." + w + "." + w + " FROM user1." + w + " GROUP BY user1." + w + "." + w
                            + " ORDER BY 1",
                    "SELECT x." + w + " FROM (SELECT b AS q, " + w + " AS " + w + " FROM " + w + ") x ORDER BY x." + w,
                    "WITH " + w + " AS (SELECT * FROM user1." + w + ") SELECT " + w + " FROM " + w + " ORDER BY 1")) {
                assertThat(client.query(query))
                        .as(query)
                        .extracting(row -> row.get(0))
                        .isEqualTo(keys);
            }
            assertThat(ProtocolClient.signature(client.execute("SELECT " + w + " FROM " + w))
                            .columns()
                            .get(0)
                            .label())
                    .isEqualTo(w);
            assertThat(client.query(
                            "SELECT table_name, column_name FROM LXSYS.COLUMNS WHERE table_name = ? ORDER BY "
                                    + "ordinal_position",
                            w))
                    .containsExactly(List.of(w, w), List.of(w, "b"));
            assertThat(client.update("DELETE FROM " + w + " WHERE " + w + " = 40"))
                    .isEqualTo(1);
            client.update("ALTER TABLE " + w + " ADD COLUMN c INTEGER");
            client.update("DROP TABLE IF EXISTS " + w);
        }
    }
}
