package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.ResultColumn;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import java.sql.Types;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A program that does not know the query learns the columns from the cursor. */
class DescribedResultsTest {
    private static final String QUERY =
            "SELECT CAST(1 AS INTEGER) AS \"n\", CAST('a' AS VARCHAR(7)) AS \"t\", CAST(1.5 AS DECIMAL(6, 2)) AS \"d\"";

    private static void assertDescribed(Driver driver) {
        try (DriverConnection connection = driver.acquire();
                DriverCursor cursor = connection.query(QUERY, BindWriter.NONE)) {
            assertThat(cursor.describe()).extracting(ResultColumn::label).containsExactly("n", "t", "d");
            assertThat(cursor.describe())
                    .extracting(ResultColumn::jdbcType)
                    .containsExactly(Types.INTEGER, Types.VARCHAR, Types.DECIMAL);
            assertThat(cursor.describe().get(1).precision()).isEqualTo(7);
            assertThat(cursor.describe().get(2).scale()).isEqualTo(2);
            assertThat(cursor.next()).isTrue();
            assertThatThrownBy(cursor::describe)
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("before its first row");
        }
    }

    @Test
    void wireResultTellsLabelsAndTypes() {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Driver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()))) {
            assertDescribed(driver);
        }
    }

    @Test
    void jdbcResultTellsLabelsAndTypes() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:");
        try (Driver driver = new JdbcDriver(h2, JdbcOwnership.CHECKED)) {
            assertDescribed(driver);
        }
    }
}
