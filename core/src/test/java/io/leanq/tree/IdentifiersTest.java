package io.leanq.tree;

import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.DataType;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.testkit.CalciteJudge;
import io.leanq.testkit.RenderingAssert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;

/** Which names are written without quotes, and how the others are quoted. */
class IdentifiersTest {
    private static final String ODD = "Se\"lect \u00e9\uD83D\uDE00";

    private final DynamicTable odd = Table.named(ODD)
            .column("order", DataType.INTEGER)
            .column("a\"b", DataType.INTEGER)
            .column("Mixed", DataType.INTEGER)
            .column("1st", DataType.INTEGER)
            .column("plain_1", DataType.INTEGER)
            .build();
    private final RenderingAssert known = RenderingAssert.knowing(odd);

    private NumberColumn<DynamicTable, Integer> column(String name) {
        return odd.get(name, DataType.INTEGER);
    }

    @Test
    void everyReservedWordOfCalciteIsQuoted() {
        SqlAbstractParserImpl.Metadata metadata =
                SqlParser.create("", CalciteJudge.PARSER).getMetadata();
        List<String> bare = new ArrayList<>();
        for (String word : metadata.getTokens()) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (metadata.isReservedWord(word) && Identifiers.isRegular(lower)) {
                bare.add(word);
            }
        }
        assertThat(bare).as("reserved in Calcite, but rendered bare").isEmpty();
    }

    @Test
    void wordsThatLeanxcaleAddsAreQuoted() {
        assertThat(List.of(
                        "upsert",
                        "geohash",
                        "dimension",
                        "every",
                        "keep",
                        "distribute",
                        "online",
                        "aggregate",
                        "trigger",
                        "delta"))
                .noneMatch(Identifiers::isRegular);
    }

    @Test
    void ordinaryNamesAreBare() {
        assertThat(List.of("students", "st_id", "a", "_x", "x1", "name", "id", "city", "note", "type", "status"))
                .allMatch(Identifiers::isRegular);
    }

    @Test
    void otherNamesAreQuoted() {
        assertThat(List.of("Students", "1st", "a b", "a-b", "a\"b", "a.b", "\u00e9", "a$", "ORDER"))
                .noneMatch(Identifiers::isRegular);
    }

    @Test
    void regularNamesMatchTheCatalogInAnyCaseAndOthersExactly() {
        assertThat(Identifiers.matches("students", "STUDENTS")).isTrue();
        assertThat(Identifiers.matches("students", "Students")).isTrue();
        assertThat(Identifiers.matches("Students", "Students")).isTrue();
        assertThat(Identifiers.matches("Students", "STUDENTS")).isFalse();
        assertThat(Identifiers.matches("order", "ORDER")).isFalse();
    }

    @Test
    void namesThatMeanTheSameHaveOneKey() {
        assertThat(Identifiers.key("Students")).isEqualTo(Identifiers.key("students"));
        assertThat(Identifiers.key("Order")).isNotEqualTo(Identifiers.key("order"));
    }

    @Test
    void quotesInNamesAreDoubled() {
        known.renders(
                select(column("a\"b")).from(odd),
                LEANXCALE_LIKE,
                "SELECT \"Se\"\"lect \u00e9\uD83D\uDE00\".\"a\"\"b\" FROM \"Se\"\"lect \u00e9\uD83D\uDE00\"");
    }

    @Test
    void columnsSpellTheirQualifiedNamesOnce() {
        ExpressionNode.Column column =
                odd.as("Order é").get("1st", DataType.INTEGER).node();
        String spelled = column.qualifiedName();
        assertThat(spelled).isEqualTo("\"Order é\".\"1st\"");
        assertThat(column.qualifiedName()).isSameAs(spelled);
    }

    @Test
    void aliasesAndLabelsFollowTheSameRule() {
        DynamicTable one = odd.as("Order \u00e9");
        known.renders(
                select(
                                one.get("plain_1", DataType.INTEGER).as("from"),
                                one.get("1st", DataType.INTEGER).as("A\"b"))
                        .from(one),
                LEANXCALE_LIKE,
                "SELECT \"Order \u00e9\".plain_1 AS \"from\", \"Order \u00e9\".\"1st\" AS \"A\"\"b\""
                        + " FROM \"Se\"\"lect \u00e9\uD83D\uDE00\" AS \"Order \u00e9\"");
    }

    @Test
    void namesInChangesFollowTheSameRule() {
        known.renders(
                insertInto(odd).set(column("order"), 1).set(column("Mixed"), 2),
                LEANXCALE_LIKE,
                "INSERT INTO \"Se\"\"lect \u00e9\uD83D\uDE00\" (\"order\", \"Mixed\") VALUES (?, ?)",
                1,
                2);
        known.renders(
                update(odd)
                        .set(column("1st"), column("order"))
                        .where(column("Mixed").eq(3)),
                LEANXCALE_LIKE,
                "UPDATE \"Se\"\"lect \u00e9\uD83D\uDE00\" SET \"1st\" = \"order\" WHERE \"Mixed\" = ?",
                3);
    }
}
