package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views whose queries only the database knows are dropped in an order that it takes, whatever their names. */
class ReflectedViewsTest {
    /** Each view reads the one before it. */
    private static final List<List<String>> ORDERS = List.of(
            List.of("a", "b"),
            List.of("b", "a"),
            List.of("a", "b", "c"),
            List.of("a", "c", "b"),
            List.of("b", "a", "c"),
            List.of("b", "c", "a"),
            List.of("c", "a", "b"),
            List.of("c", "b", "a"));

    private static final MetaData TABLES = MetaData.of(Table.named("t")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .build());

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

    private static void create(DataSource source, List<String> views) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            String read = "t";
            for (String view : views) {
                statement.execute("CREATE VIEW " + view + " AS SELECT id FROM " + read);
                read = view;
            }
        }
    }

    private static SchemaPlan plan(Database db) {
        return SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), TABLES), db.dialect());
    }

    @ParameterizedTest
    @EnumSource
    void planDropsViewsThatReadEachOther(StandardPlatform platform) throws Exception {
        DataSource source = empty(platform);
        try (Database db = Database.over(source, platform)) {
            TABLES.createAll(db);
            for (List<String> order : ORDERS) {
                create(source, order);
                SchemaPlan plan = plan(db);

                assertThat(plan.applyTo(db, Permission.DROP_VIEW).done())
                        .as(order.toString())
                        .hasSameSizeAs(order);
                assertThat(SchemaDiff.between(MetaData.reflect(db), TABLES))
                        .as(order.toString())
                        .hasToString("the schemas are equal");
                assertThat(plan.applyTo(db, Permission.DROP_VIEW).done()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void dropAllDropsViewsThatReadEachOther(StandardPlatform platform) throws Exception {
        DataSource source = empty(platform);
        try (Database db = Database.over(source, platform)) {
            for (List<String> order : ORDERS) {
                TABLES.createAll(db);
                create(source, order);

                List<String> dropped =
                        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);

                List<String> reversed = new ArrayList<>();
                order.forEach(view -> reversed.add(0, "view " + view));
                reversed.add("table t");
                assertThat(dropped).as(order.toString()).containsExactlyInAnyOrderElementsOf(reversed);
            }
        }
    }

    /** A view outside of the plan reads one of them. */
    @ParameterizedTest
    @EnumSource
    void viewThatCannotBeDroppedIsNamedAndThePlanGoesOn(StandardPlatform platform) throws Exception {
        DataSource source = empty(platform);
        try (Database db = Database.over(source, platform)) {
            TABLES.createAll(db);
            create(source, List.of("b", "a", "c"));
            SchemaPlan plan = plan(db);
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE VIEW outside AS SELECT id FROM b");

                assertThatThrownBy(() -> plan.applyTo(db, Permission.DROP_VIEW))
                        .isInstanceOfSatisfying(PlanFailed.class, failure -> {
                            assertThat(failure.failed().change().words()).isEqualTo("drop view b");
                            assertThat(failure.done().stream().map(PlanStep::sql))
                                    .hasSize(2);
                            assertThat(failure.open()).isEmpty();
                        })
                        .hasCauseInstanceOf(SqlException.class);
                assertThat(MetaData.reflect(db).metadata().views()).hasToString("[b, outside]");
                statement.execute("DROP VIEW outside");
            }
            plan.applyTo(db, Permission.DROP_VIEW);
            assertThat(MetaData.reflect(db).metadata().views()).isEmpty();
        }
    }
}
