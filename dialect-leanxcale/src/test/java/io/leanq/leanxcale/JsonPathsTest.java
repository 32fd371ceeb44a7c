package io.leanq.leanxcale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.exec.Database;
import io.leanq.query.Query;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Row3;
import io.leanq.query.row.Row4;
import io.leanq.query.row.Row5;
import io.leanq.query.row.Row7;
import io.leanq.testkit.JsonSamples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The language's samples of JSON paths have Calcite's rows on the embedded server too. */
@ExtendWith(LeanxcaleExtension.class)
class JsonPathsTest {
    private final Database db;

    JsonPathsTest(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void assertRows(Query<?> query, Object... rows) {
        assertThat(db.fetch(query)).isEqualTo(List.of(rows));
    }

    @Test
    void valuesHaveTheirTypes() {
        assertRows(
                JsonSamples.VALUES,
                new Row7<>(1, 7L, "it's", new BigDecimal("2.50"), true, LocalDate.of(2024, 2, 29), 1.0),
                new Row7<>(2, null, null, null, null, null, null),
                new Row7<>(3, null, null, null, null, null, null),
                new Row7<>(4, null, null, null, null, null, null));
        assertRows(
                JsonSamples.OTHERWISE,
                new Row3<>(1, 5, "it's"),
                new Row3<>(2, 5, "none"),
                new Row3<>(3, 5, "none"),
                new Row3<>(4, null, null));
        assertRows(JsonSamples.REQUIRED, 8);
    }

    @Test
    void objectsAndArraysAreTexts() {
        assertRows(
                JsonSamples.QUERIES,
                new Row5<>(1, "[1,{\"x\":2.5}]", null, "[7]", "[[1,{\"x\":2.5}]]"),
                new Row5<>(2, null, null, null, null),
                new Row5<>(3, null, null, null, null),
                new Row5<>(4, null, null, null, null));
        assertRows(
                JsonSamples.EMPTIES,
                new Row4<>(1, "[1,{\"x\":2.5}]", "{}", "[]"),
                new Row4<>(2, "[]", "{}", "[]"),
                new Row4<>(3, "[]", "{}", "[]"),
                new Row4<>(4, null, null, null));
        assertRows(JsonSamples.REQUIRED_QUERIES, new Row2<>("[1,{\"x\":2.5}]", "[7]"));
    }

    @Test
    void conditionsFindTheirRows() {
        assertRows(
                JsonSamples.ERRORS,
                new Row4<>(1, true, true, true),
                new Row4<>(2, true, false, null),
                new Row4<>(3, true, false, null),
                new Row4<>(4, null, null, null));
        assertRows(JsonSamples.UNKNOWN, 2, 3, 4);
        assertRows(JsonSamples.ERROR, true);
        assertRows(
                JsonSamples.EXISTING,
                new Row3<>(1, true, false),
                new Row3<>(2, false, false),
                new Row3<>(3, false, false),
                new Row3<>(4, null, null));
        assertRows(
                JsonSamples.TESTS,
                new Row5<>(1, true, true, false, false),
                new Row5<>(2, false, false, false, false),
                new Row5<>(3, true, false, true, false),
                new Row5<>(4, null, null, null, null));
        assertRows(JsonSamples.CONDITIONS, 1);
        assertThat(db.fetch(JsonSamples.GROUPS)).hasSize(2);
    }
}
