package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.evolve.Permission;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unique constraints and unique indexes, which catalogs show in the same way, become each other. */
class UniqueRulesTest {
    private static final MetaData NOTHING = schema(table());
    private static final MetaData CONSTRAINT = schema(table().unique("uq", "x"));
    private static final MetaData INDEX = schema(table().uniqueIndex("ux", "x"));
    private static final MetaData INDEX_OF_ITS_NAME = schema(table().uniqueIndex("uq", "x"));
    private static final MetaData OF_TWO = schema(table().unique("uq", "x", "y"));
    private static final MetaData TURNED = schema(table().uniqueIndex("ux", List.of("y", "x")));
    private static final MetaData BOTH = schema(table().unique("uq", "x").uniqueIndex("ux", "y"));
    private static final MetaData BOTH_TURNED = schema(table().unique("uq", "y").uniqueIndex("ux", "x"));

    /** What becomes what. */
    private static final List<List<MetaData>> PAIRS = List.of(
            List.of(CONSTRAINT, INDEX),
            List.of(INDEX, CONSTRAINT),
            List.of(CONSTRAINT, INDEX_OF_ITS_NAME),
            List.of(INDEX_OF_ITS_NAME, INDEX),
            List.of(CONSTRAINT, NOTHING),
            List.of(INDEX, NOTHING),
            List.of(CONSTRAINT, BOTH_TURNED),
            List.of(BOTH, BOTH_TURNED),
            List.of(BOTH, INDEX),
            List.of(OF_TWO, CONSTRAINT),
            List.of(OF_TWO, TURNED));

    private static DynamicTable.Builder table() {
        return Table.named("t")
                .column("id", DataType.INTEGER, ColumnOption.primaryKey())
                .column("x", DataType.INTEGER)
                .column("y", DataType.INTEGER);
    }

    private static MetaData schema(DynamicTable.Builder table) {
        return MetaData.of(table.build());
    }

    private static DataSource empty(StandardPlatform platform) {
        String name = UUID.randomUUID().toString();
        if (platform == StandardPlatform.H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
            return h2;
        }
        JDBCDataSource hsqldb = new JDBCDataSource();
        hsqldb.setURL("jdbc:hsqldb:mem:" + name);
        return hsqldb;
    }

    @ParameterizedTest
    @EnumSource
    void oneBecomesTheOther(StandardPlatform platform) {
        try (Database db = Database.over(empty(platform), platform)) {
            for (List<MetaData> pair : PAIRS) {
                MetaData after = pair.get(1);
                pair.get(0).createAll(db);
                SchemaDiff diff = SchemaDiff.between(pair.get(0), after);
                SchemaPlan plan = SchemaPlan.of(diff, db.dialect());
                String name = PAIRS.indexOf(pair) + ": " + plan;
                if (diff.isEmpty()) {
                    assertThat(SchemaDiff.between(MetaData.reflect(db), after))
                            .as(name)
                            .hasToString("the schemas are equal");
                }

                plan.applyTo(db, Permission.values());

                assertThat(SchemaDiff.between(MetaData.reflect(db), after))
                        .as(name)
                        .hasToString("the schemas are equal");
                after.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
    }
}
