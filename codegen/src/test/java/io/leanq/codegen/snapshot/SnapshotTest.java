package io.leanq.codegen.snapshot;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.comment;
import static io.leanq.schema.ColumnOption.defaultNext;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.identity;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.catalog.Facet;
import io.leanq.catalog.Schema;
import io.leanq.query.DataType;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import io.leanq.type.SqlType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    @TempDir
    private Path folder = Path.of("");

    private static Snapshot shop() {
        DynamicTable regions =
                Table.named("regions").column("id", INTEGER, primaryKey()).build();
        DynamicTable customers = Table.named(Schema.named("app"), "customers")
                .column("id", BIGINT, identity(10, -2))
                .column("name", VARCHAR(50), notNull(), defaultValue("a \"b\" é"), comment("as on the card"))
                .column("credit", DECIMAL(10, 2), defaultValue(new java.math.BigDecimal("-1.50")))
                .column("seal", VARBINARY(4), defaultValue(new byte[] {0, -1}))
                .column("since", DATE, defaultValue(java.time.LocalDate.of(2024, 2, 29)))
                .column("marks", BIGINT_ARRAY, defaultValue(List.of(1L, 2L)))
                .column("number", INTEGER, defaultNext(Sequence.named("numbers").startWith(5)))
                .column("region", INTEGER)
                .column("note", VARCHAR(9), defaultValue(""))
                .primaryKey("id", "name")
                .foreignKey("fk_region", List.of("region"), () -> List.of(regions.get("id", INTEGER)))
                .unique("uq_name", "name", "region")
                .index("ix_region", "region", "since")
                .comment("who buys")
                .build();
        return new Snapshot(
                MetaData.of(
                        customers,
                        View.existing("rich").column("id", BIGINT, notNull()).build()),
                List.of(new NotTold("app.customers.code", Facet.DEFAULT, "not understood")));
    }

    @Test
    void aFileHasALineForEachColumnKeyAndIndex() {
        assertThat(shop().text()).isEqualTo("""
                {
                  "leanqSnapshot": 1,
                  "notTold": [
                    {"object": "app.customers.code", "facet": "DEFAULT", "words": "not understood"}
                  ],
                  "sequences": [
                    {"name": "numbers", "startWith": 5}
                  ],
                  "tables": [
                    {
                      "schema": "app",
                      "name": "customers",
                      "comment": "who buys",
                      "columns": [
                        {"name": "id", "type": "BIGINT", "notNull": true, "identity": {"startWith": 10, "incrementBy": -2}},
                        {"name": "name", "type": "VARCHAR(50)", "notNull": true, "default": "a \\"b\\" é", "comment": "as on the card"},
                        {"name": "credit", "type": "DECIMAL(10,2)", "default": "-1.50"},
                        {"name": "seal", "type": "VARBINARY(4)", "default": "00ff"},
                        {"name": "since", "type": "DATE", "default": "2024-02-29"},
                        {"name": "marks", "type": "BIGINT ARRAY", "default": ["1", "2"]},
                        {"name": "number", "type": "INTEGER", "next": {"name": "numbers", "startWith": 5}},
                        {"name": "region", "type": "INTEGER"},
                        {"name": "note", "type": "VARCHAR(9)", "default": ""}
                      ],
                      "primaryKey": ["id", "name"],
                      "foreignKeys": [
                        {"name": "fk_region", "columns": ["region"], "table": "regions", "target": ["id"]}
                      ],
                      "uniques": [
                        {"name": "uq_name", "columns": ["name", "region"]}
                      ],
                      "indexes": [
                        {"name": "ix_region", "columns": ["region", "since"]}
                      ]
                    }
                  ],
                  "outside": [
                    {
                      "name": "regions",
                      "columns": [
                        {"name": "id", "type": "INTEGER", "notNull": true}
                      ],
                      "primaryKey": ["id"]
                    }
                  ],
                  "views": [
                    {
                      "name": "rich",
                      "columns": [
                        {"name": "id", "type": "BIGINT", "notNull": true}
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void readSnapshotEqualsWrittenOne() {
        Path file = folder.resolve("new").resolve("schema.json");
        assertThat(shop().write(file)).isTrue();
        assertThat(shop().write(file)).as("written again").isFalse();
        Snapshot read = Snapshot.read(file);
        assertThat(read.text()).isEqualTo(shop().text());
        assertThat(read.notTold()).isEqualTo(shop().notTold());
        assertThat(read.metadata().tables().get(0).foreignKeys().get(0).targetTable())
                .hasToString("regions");
        assertThat(read.metadata().tables()).hasToString("[app.customers]");
    }

    /** Hand-written classes define more than a catalog reports. */
    @Test
    void partsThatFileCannotHoldAreListedInIt() {
        DynamicTable prices = Table.named("prices")
                .column("id", INTEGER, primaryKey())
                .check("ck_id", t -> t.get("id", INTEGER).gt(0))
                .index("ix_id", "id")
                .build();
        Path file = folder.resolve("schema.json");
        new Snapshot(MetaData.of(prices), List.of()).write(file);
        Snapshot read = Snapshot.read(file);
        assertThat(read.notTold())
                .containsExactly(new NotTold("prices", Facet.CHECK, "ck_id is not kept in snapshots"));
        assertThat(read.write(file)).as("the same bytes again").isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                  | found
            {"leanqSnapshot": 2}                                | found 2
            []                                                  | found
            {"leanqSnapshot": 1, "tables": [{}]}                | name
            {"leanqSnapshot": 1, "colour": 3}                   | colour
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "INT8"}]}]} | INT8
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "VARCHAR(x)"}]}]} | VARCHAR(x)
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "INTEGER", "default": "x"}]}]} | no value of INTEGER
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "BOOLEAN", "default": true}]}]} | no value of BOOLEAN
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "BOOLEAN", "default": "yes"}]}]} | no value of BOOLEAN
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "VARCHAR", "default": 3}]}]} | no value of VARCHAR
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "BIGINT ARRAY", "default": "1"}]}]} | no value of BIGINT ARRAY
            {"leanqSnapshot": 1, "tables": [{"name": "t", "columns": [{"name": "c", "type": "INTEGER"}], "foreignKeys": [{"name": "f", "columns": ["c"], "table": "u", "target": ["c"]}]}]} | no such table
            not json                                            | no snapshot
            """)
    void whatIsNoSnapshotIsRefusedWithTheReason(String text, String reason) throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.json"), text);
        assertThatThrownBy(() -> Snapshot.read(file))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"leanqSnapshot": 1} {}                                                          | Trailing
            {"leanqSnapshot": 1} x                                                           | x
            {"leanqSnapshot": 1}]                                                            | ]
            {"leanqSnapshot": 1, "leanqSnapshot": 1}                                         | Duplicate field 'leanqSnapshot'
            {"leanqSnapshot": 1, "tables": [], "tables": []}                                 | Duplicate field 'tables'
            {"leanqSnapshot": 1, "tables": [{"name": "t", "name": "u"}]}                     | Duplicate field 'name'
            {"leanqSnapshot": 1, "tables": {}}                                               | tables: Cannot
            {"leanqSnapshot": 1, "tables": ""}                                               | String
            {"leanqSnapshot": 1, "tables": [null]}                                           | null
            {"leanqSnapshot": 1, "tables": [{"name": 3}]}                                    | String
            {"leanqSnapshot": 1, "tables": [{"name": true}]}                                 | String
            {"leanqSnapshot": 1, "tables": [{"name": "t", "primaryKey": "id"}]}              | String
            {"leanqSnapshot": 1, "tables": [{"name": "t", "primaryKey": [1]}]}               | String
            {"leanqSnapshot": 1, "tables": [{"name": "t", "primaryKey": [null]}]}            | null
            {"leanqSnapshot": 1, "sequences": [{"name": "s", "startWith": "5"}]}             | Long
            {"leanqSnapshot": 1, "sequences": [{"name": "s", "startWith": ""}]}              | Long
            {"leanqSnapshot": 1, "sequences": [{"name": "s", "startWith": 1.5}]}             | Long
            {"leanqSnapshot": 1, "sequences": [{"name": "s", "startWith": 5.0}]}             | Long
            {"leanqSnapshot": 1, "sequences": [{"name": "s", "startWith": true}]}            | Long
            {"leanqSnapshot": 1, "notTold": [{"object": "t", "facet": 3, "words": ""}]}      | Facet
            {"leanqSnapshot": 1, "notTold": [{"object": "t", "facet": "", "words": ""}]}     | Facet
            {"leanqSnapshot": 1, "notTold": [{"object": "t", "facet": "3", "words": ""}]}    | Facet
            """)
    void whatIsNotExactlyASnapshotIsRefused(String text, String reason) throws Exception {
        Path file = Files.writeString(folder.resolve("lax.json"), text);
        assertThatThrownBy(() -> Snapshot.read(file))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("lax.json is no snapshot")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"notNull\": \"false\"",
                "\"notNull\": \"true\"",
                "\"notNull\": 1",
                "\"notNull\": \"\"",
                "\"notNull\": null",
                "\"notNull\": {}",
                "\"notNull\": true, \"notNull\": false",
                "\"clock\": 0",
                "\"clock\": \"\"",
                "\"identity\": {\"startWith\": \"1\", \"incrementBy\": 1}",
                "\"identity\": {\"startWith\": 1}",
                "\"identity\": {\"startWith\": null, \"incrementBy\": 1}",
                "\"identity\": {}",
                "\"identity\": \"\"",
                "\"comment\": 1"
            })
    void columnWithAValueOfAnotherKindIsRefused(String field) throws Exception {
        String column = "{\"name\": \"c\", \"type\": \"BIGINT\", " + field + "}";
        Path file = Files.writeString(
                folder.resolve("lax.json"),
                "{\"leanqSnapshot\": 1, \"tables\": [{\"name\": \"t\", \"columns\": [" + column + "]}]}");
        assertThatThrownBy(() -> Snapshot.read(file))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("lax.json is no snapshot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tables\": [{\"name\": \"t\", \"columns\": [{\"name\": \"c\", \"type\": \"BIGINT\"}]},"
                        + " {\"name\": \"t\", \"columns\": [{\"name\": \"d\", \"type\": \"BIGINT\"}]}]",
                "\"tables\": [{\"name\": \"t\", \"columns\": [{\"name\": \"c\", \"type\": \"BIGINT\"}]}],"
                        + "\"outside\": [{\"name\": \"t\", \"columns\": [{\"name\": \"d\", \"type\": \"BIGINT\"}]}]"
            })
    void tableThatIsThereTwiceIsRefused(String tables) throws Exception {
        Path file = Files.writeString(folder.resolve("merged.json"), "{\"leanqSnapshot\": 1, " + tables + "}");
        assertThatThrownBy(() -> Snapshot.read(file))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("table t");
    }

    /** A pipe would wait for a writer, and a device may never end. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatIsNoRegularOneIsNotRead() {
        assertThat(shop().write(Path.of("/dev/null"))).isTrue();
        assertThatThrownBy(() -> shop().write(Path.of("/dev/full"))).isInstanceOf(LeanqException.class);
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> Snapshot.read(folder.resolve("none.json")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void everyTypeIsSpelledAndReadBack() {
        List<SqlType> types = new java.util.ArrayList<>(List.of(SqlType.Simple.values()));
        types.addAll(List.of(
                new SqlType.Decimal(10, 0),
                new SqlType.Char(OptionalInt.of(3)),
                new SqlType.Char(OptionalInt.empty()),
                new SqlType.Varchar(OptionalInt.empty()),
                new SqlType.Binary(OptionalInt.empty()),
                new SqlType.Varbinary(OptionalInt.of(9)),
                DataType.VARCHAR_ARRAY.sqlType(),
                DataType.DOUBLE_ARRAY.sqlType()));
        assertThat(types)
                .allSatisfy(
                        type -> assertThat(SqlTypeText.parse(type.toString())).isEqualTo(type));
    }
}
