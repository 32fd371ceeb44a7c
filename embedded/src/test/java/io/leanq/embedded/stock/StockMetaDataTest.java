package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The results of java.sql.DatabaseMetaData, and the metadata of results and parameters, through the stock driver. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockMetaDataTest")
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockMetaDataTest {
    @Parameter
    private StockTransport transport;

    private EmbeddedLeanxcale server;
    private Connection connection;

    @BeforeParameterizedClassInvocation
    void createTables(StockTransport over) throws SQLException {
        server = StockTransport.startServer();
        connection = over.connect(server);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE Listed (id INTEGER PRIMARY KEY, name VARCHAR(30) DEFAULT 'x',"
                    + " n DECIMAL(10, 2) NOT NULL)");
            statement.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)");
            statement.execute("CREATE VIEW listed_view AS SELECT id FROM Listed");
            statement.execute("CREATE SEQUENCE listed_ids");
        }
    }

    @AfterParameterizedClassInvocation
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    private static List<String> column(ResultSet rows, String label) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(rows.getString(label));
            }
        }
        return values;
    }

    @Test
    void tablesAreFoundByPatternAndType() throws SQLException {
        DatabaseMetaData md = connection.getMetaData();
        assertThat(column(md.getTables(null, "user1", "%isted%", null), "TABLE_NAME"))
                .containsExactly("listed_ids", "Listed", "listed_view");
        assertThat(column(md.getTables(null, "user1", "%", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("Listed", "other");
        assertThat(column(md.getTables("dbtest", null, "Listed", null), "TABLE_TYPE"))
                .containsExactly("TABLE");
        assertThat(column(md.getTables("elsewhere", null, "%", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(column(md.getTables(null, "user1", "listed\\_v%", null), "TABLE_NAME"))
                .containsExactly("listed_view");
        assertThat(column(md.getTables(null, "user1", "%", new String[] {}), "TABLE_NAME"))
                .isEmpty();
    }

    @Test
    void columnsHaveNamesTypesAndSizes() throws SQLException {
        DatabaseMetaData md = connection.getMetaData();
        assertThat(column(md.getColumns(null, "user1", "Listed", "%"), "COLUMN_NAME"))
                .containsExactly("id", "name", "n");
        assertThat(column(md.getColumns(null, "user1", "Listed", "%"), "DATA_TYPE"))
                .containsExactly("4", "12", "3");
        assertThat(column(md.getColumns(null, "user1", "Listed", "%"), "IS_NULLABLE"))
                .containsExactly("NO", "YES", "NO");
        assertThat(column(md.getColumns(null, "user1", "Listed", "n"), "COLUMN_SIZE"))
                .containsExactly("10");
        assertThat(column(md.getColumns(null, "user1", "Listed", "name"), "COLUMN_DEF"))
                .containsExactly("'x'");
    }

    @Test
    void schemasCatalogsAndTypesAreListed() throws SQLException {
        DatabaseMetaData md = connection.getMetaData();
        assertThat(column(md.getSchemas(), "TABLE_SCHEM")).contains("user1", "APP", "LXSYS");
        assertThat(column(md.getSchemas(null, "use%"), "TABLE_SCHEM")).containsExactly("user1");
        assertThat(column(md.getCatalogs(), "TABLE_CAT")).containsExactly("dbtest");
        assertThat(column(md.getTableTypes(), "TABLE_TYPE"))
                .containsExactly("MATERIALIZED QUERY TABLE", "SEQUENCE", "TABLE", "VIEW");
        assertThat(column(md.getTypeInfo(), "TYPE_NAME")).contains("BIGINT", "VARCHAR", "DECIMAL", "DOUBLE");
    }

    /** The driver makes the empty results itself, without a request. */
    @Test
    void keysAndIndexesAreUnknownToStockAvatica() throws SQLException {
        DatabaseMetaData md = connection.getMetaData();
        assertThat(column(md.getPrimaryKeys(null, "user1", "Listed"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(column(md.getIndexInfo(null, "user1", "Listed", false, true), "INDEX_NAME"))
                .isEmpty();
        assertThat(column(md.getImportedKeys(null, "user1", "Listed"), "FKCOLUMN_NAME"))
                .isEmpty();
        assertThat(column(md.getFunctions(null, null, "%"), "FUNCTION_NAME")).isEmpty();
    }

    @Test
    void keywordsFunctionsAndIsolationComeFromTheServer() throws SQLException {
        DatabaseMetaData md = connection.getMetaData();
        assertThat(md.getSQLKeywords()).contains("UPSERT");
        assertThat(md.getNumericFunctions()).contains("ABS");
        assertThat(md.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Test
    void resultsAndParametersHaveTheirTypes() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id, n AS total FROM Listed WHERE n > ?")) {
            ResultSetMetaData columns = query.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(2);
            assertThat(columns.getColumnLabel(2)).isEqualTo("total");
            assertThat(columns.getColumnName(2)).isEqualTo("n");
            assertThat(columns.getTableName(2)).isEqualTo("Listed");
            assertThat(columns.getSchemaName(2)).isEqualTo("user1");
            assertThat(columns.getColumnTypeName(2)).isEqualTo("DECIMAL");
            assertThat(columns.getPrecision(2)).isEqualTo(10);
            assertThat(columns.getScale(2)).isEqualTo(2);
            assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
            assertThat(columns.isSigned(1)).isTrue();
            ParameterMetaData parameters = query.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(1);
            assertThat(parameters.getParameterTypeName(1)).isEqualTo("DECIMAL");
        }
    }
}
