package io.leanq.testkit;

import static io.leanq.testkit.CalciteExceptions.Kind.NOT_CARRIED;
import static io.leanq.testkit.CalciteExceptions.Kind.NOT_RUN_BY_H2;
import static io.leanq.testkit.CalciteExceptions.Kind.ROWS_DIFFER;

import io.leanq.query.Statement;
import io.leanq.testkit.CalciteExceptions.Entry;
import java.util.List;

/** The part of {@link CalciteExceptions} for {@link SourceSamples} and {@link JsonSamples}. */
final class SourceExceptions {
    static final List<Entry> ENTRIES = List.of(
            lateral(
                    SourceSamples.BEST_OF_EACH,
                    "Ann|Rome",
                    "Bob|Rome",
                    "Cid|Oslo",
                    "Jo's|" + "x".repeat(40),
                    "x|x",
                    "Rome|Rome",
                    "50%_! off|J%_ \u00e9\uD83D\uDE00",
                    "Ann |NULL",
                    "it's|NULL",
                    "|NULL"),
            lateral(SourceSamples.BEST_OF_SOME, "1|ROME", "2|ROME", "3|OSLO"),
            lateral(SourceSamples.ELEMENTS_OF_A_COLUMN, "7|2", "7|3", "1099511627776|2", "1099511627776|NULL", "2|0"),
            lateral(SourceSamples.ELEMENTS_OR_NONE, "7|2", "1|NULL", "-3|NULL", "1099511627776|NULL", "2|NULL"),
            lateral(SourceSamples.ELEMENTS_ASKED_FOR, "7"),
            lateral(SourceSamples.SUM_OF_ELEMENTS, "7|3", "1|NULL"),
            lateral(SourceSamples.GROUPED, "true|4", "false|2", "NULL|2"),
            lateral(SourceSamples.CHAINED, "2|3|6", "3|4|12"),
            array(SourceSamples.BOUND_LONGS),
            array(SourceSamples.BOUND_TEXTS),
            array(SourceSamples.BOUND_DOUBLES),
            array(SourceSamples.ARRAYS_AS_VALUES),
            json(
                    JsonSamples.VALUES,
                    "1|7|it's|2.5|true|2024-02-29|1",
                    "2|NULL|NULL|NULL|NULL|NULL|NULL",
                    "3|NULL|NULL|NULL|NULL|NULL|NULL",
                    "4|NULL|NULL|NULL|NULL|NULL|NULL"),
            json(JsonSamples.OTHERWISE, "1|5|it's", "2|5|none", "3|5|none", "4|NULL|NULL"),
            json(JsonSamples.REQUIRED, "8"),
            json(
                    JsonSamples.QUERIES,
                    "1|[1,{\"x\":2.5}]|NULL|[7]|[[1,{\"x\":2.5}]]",
                    "2|NULL|NULL|NULL|NULL",
                    "3|NULL|NULL|NULL|NULL",
                    "4|NULL|NULL|NULL|NULL"),
            json(JsonSamples.EMPTIES, "1|[1,{\"x\":2.5}]|{}|[]", "2|[]|{}|[]", "3|[]|{}|[]", "4|NULL|NULL|NULL"),
            json(JsonSamples.REQUIRED_QUERIES, "[1,{\"x\":2.5}]|[7]"),
            json(JsonSamples.ERRORS, "1|true|true|true", "2|true|false|NULL", "3|true|false|NULL", "4|NULL|NULL|NULL"),
            json(JsonSamples.UNKNOWN, "2", "3", "4"),
            json(JsonSamples.ERROR, "true"),
            json(JsonSamples.EXISTING, "1|true|false", "2|false|false", "3|false|false", "4|NULL|NULL"),
            json(JsonSamples.CONDITIONS, "1"),
            json(JsonSamples.GROUPS, "it's|1", "NULL|3"),
            new Entry(
                    ROWS_DIFFER,
                    JsonSamples.OBJECTS,
                    "",
                    "Calcite orders the members of an object by the hashes of their keys, H2 keeps their order"));

    private SourceExceptions() {}

    private static Entry lateral(Statement statement, String... rows) {
        return new Entry(
                NOT_RUN_BY_H2,
                statement,
                "LATERAL and UNNEST of a column",
                "H2 has no source that sees those before it",
                rows);
    }

    private static Entry json(Statement statement, String... rows) {
        return new Entry(
                NOT_RUN_BY_H2,
                statement,
                "JSON_VALUE, JSON_QUERY and JSON_EXISTS",
                "H2 has JSON values and none of these",
                rows);
    }

    private static Entry array(Statement statement) {
        return new Entry(
                NOT_CARRIED,
                statement,
                "ArrayImpl cannot be cast to class java.util.List",
                "Avatica hands a bound array to Calcite as what JDBC takes, not as what its code takes");
    }
}
