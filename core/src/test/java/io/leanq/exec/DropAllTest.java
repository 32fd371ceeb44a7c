package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropAllTest {

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
    void refusedDropNamesTheReferringTables(StandardPlatform platform) throws Exception {
        DataSource source = empty(platform);
        MetaData parts = MetaData.of(Table.named("parts")
                .column("id", DataType.INTEGER, ColumnOption.primaryKey())
                .build());
        try (Database db = Database.over(source, platform)) {
            parts.createAll(db);
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String table : new String[] {"uses", "orders"}) {
                    statement.execute("CREATE TABLE " + table + " (part INTEGER, CONSTRAINT fk_" + table
                            + " FOREIGN KEY (part) REFERENCES parts (id))");
                }
            }
            assertThatThrownBy(() -> parts.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA))
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("table parts is not dropped, since other tables refer to it:"
                            + " ORDERS by foreign key FK_ORDERS, USES by foreign key FK_USES. Add them to "
                            + "the MetaData,")
                    .hasCauseInstanceOf(SqlException.class);
        }
    }
}
