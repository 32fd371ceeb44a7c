package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.catalog.IndexDefinition;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.UniqueConstraint;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Foreign keys that refer to the columns of a unique constraint instead of the primary key. */
class KeysToUniqueColumnsTest {

    private static Database empty(StandardPlatform platform) {
        String name = UUID.randomUUID().toString();
        DataSource source;
        if (platform == StandardPlatform.H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
            source = h2;
        } else {
            JDBCDataSource hsqldb = new JDBCDataSource();
            hsqldb.setURL("jdbc:hsqldb:mem:" + name);
            source = hsqldb;
        }
        return Database.over(source, platform);
    }

    private static DynamicTable.Builder parts() {
        return Table.named("parts")
                .column("id", DataType.INTEGER, ColumnOption.primaryKey())
                .column("code", DataType.VARCHAR(10))
                .column("maker", DataType.INTEGER)
                .column("number", DataType.INTEGER);
    }

    private static MetaData schema() {
        DynamicTable[] parts = new DynamicTable[1];
        parts[0] = parts().column(
                        "replaces",
                        DataType.VARCHAR(10),
                        ColumnOption.references("fk_replaces", () -> parts[0].get("code", DataType.VARCHAR(10))))
                .unique("uq_code", "code")
                .unique("uq_number", "maker", "number")
                .uniqueIndex("ux_lone", "number", "id")
                .build();
        DynamicTable uses = Table.named("uses")
                .column("id", DataType.INTEGER, ColumnOption.primaryKey())
                .column(
                        "code",
                        DataType.VARCHAR(10),
                        ColumnOption.references("fk_code", () -> parts[0].get("code", DataType.VARCHAR(10))))
                .column("maker", DataType.INTEGER)
                .column("number", DataType.INTEGER)
                .foreignKey(
                        "fk_number",
                        List.of("number", "maker"),
                        () -> List.of(
                                parts[0].get("number", DataType.INTEGER), parts[0].get("maker", DataType.INTEGER)))
                .build();
        return MetaData.of(uses, parts[0]);
    }

    private static TableDefinition parts(MetaData metadata) {
        return metadata.tables().stream()
                .filter(table -> table.toString().equals("parts"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void keysToUniqueColumnsAreCreatedReflectedAndRecreated(StandardPlatform platform) {
        try (Database db = empty(platform);
                Database elsewhere = empty(platform)) {
            assertThat(schema().createAll(db).created()).containsExactly("table parts", "table uses", "index ux_lone");
            MetaData reflected = MetaData.reflect(db).metadata();
            assertThat(parts(reflected).uniques())
                    .containsExactlyInAnyOrder(
                            new UniqueConstraint("uq_code", List.of("code")),
                            new UniqueConstraint("uq_number", List.of("maker", "number")));
            assertThat(parts(reflected).indexes())
                    .containsExactly(new IndexDefinition("ux_lone", List.of("number", "id"), true));
            assertThat(reflected.compare(db).differences()).isEmpty();
            assertThat(reflected.createAll(elsewhere).created()).hasSize(3);
            assertThat(schema().compare(elsewhere).differences()).isEmpty();
            assertThat(MetaData.reflect(elsewhere).metadata().tables())
                    .flatExtracting(TableDefinition::foreignKeys)
                    .extracting(ForeignKey::name)
                    .containsExactlyInAnyOrder("fk_replaces", "fk_code", "fk_number");
            assertThat(reflected.dropAll(elsewhere, Confirmation.DROP_TABLES_AND_THEIR_DATA))
                    .containsExactly("table uses", "table parts");
        }
    }

    /** H2 and HSQLDB require a constraint. LeanXcale may accept an index, so it is created before the key. */
    @ParameterizedTest
    @EnumSource
    void refusedKeyToAUniqueIndexSaysWhatToWrite(StandardPlatform platform) {
        DynamicTable parts = parts().uniqueIndex("ux_code", "code").build();
        DynamicTable uses = Table.named("uses")
                .column(
                        "code",
                        DataType.VARCHAR(10),
                        ColumnOption.references("fk_code", () -> parts.get("code", DataType.VARCHAR(10))))
                .build();
        MetaData metadata = MetaData.of(uses, parts);
        try (Database db = empty(platform)) {
            assertThat(metadata.createAllSql(db))
                    .extracting(sql -> sql.replace("IF NOT EXISTS ", "").replaceAll("\\(.*", ""))
                    .containsExactly(
                            "CREATE TABLE parts ",
                            "CREATE TABLE uses ",
                            "CREATE UNIQUE INDEX ux_code ON parts ",
                            "ALTER TABLE uses ADD CONSTRAINT fk_code FOREIGN KEY ");
            assertThatThrownBy(() -> metadata.createAll(db))
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("the database refused foreign key fk_code of uses. It points at parts[code],"
                            + " which only the unique index ux_code keeps unique")
                    .hasMessageContaining("add unique(…) on these columns");
        }
    }
}
