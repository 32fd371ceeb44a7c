package io.leanq.embedded.database;

import io.leanq.embedded.rewrite.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of H2's type DECFLOAT. They come from a query's sums of DOUBLE and from DOUBLE beside DECIMAL, for which
 * LeanXcale has a DOUBLE. Clients read them as DOUBLE, and a statement must find a value that a client has read.
 */
public final class ApproximateColumns {
    private static final String FIND = """
            SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS c
            JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
            WHERE c.DATA_TYPE = 'DECFLOAT' AND t.TABLE_TYPE = 'BASE TABLE'""";

    private ApproximateColumns() {}

    /** Gives all such columns that the connection's user sees the type DOUBLE. */
    public static void makeDouble(LeanxcaleDatabase database, Connection connection) throws SQLException {
        List<String> changes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery(FIND)) {
            while (column.next()) {
                changes.add("ALTER TABLE " + Quoted.name(column.getString(1)) + "."
                        + Quoted.name(column.getString(2)) + " ALTER COLUMN "
                        + Quoted.name(column.getString(3)) + " SET DATA TYPE DOUBLE PRECISION");
            }
        }
        for (String change : changes) {
            database.executeDdl(connection, change);
        }
    }
}
