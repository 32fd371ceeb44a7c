package io.leanq.embedded.database;

import io.leanq.embedded.catalog.LxSys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The version of the server's own data in a database: schemas, owners, stored forms of statements. The version is
 * recorded as the remark of the schema LXSYS; data without a version, from before there was one, has the format 0. The
 * server opens data of an earlier format and makes it the current one. It refuses data of a later format and leaves
 * that unchanged.
 */
final class DataFormat {
    /** The current format. Raise it when older servers would misread the data of this one. */
    static final int CURRENT = 1;

    private static final String MARK = "leanq format ";

    private DataFormat() {}

    /** Refuses data of a later format. Changes nothing. */
    static void check(Connection root, Path directory) throws SQLException {
        int found = of(root);
        if (found > CURRENT) {
            throw new DatabaseOpenException(
                    "The data directory " + directory + " has the format " + found
                            + " of a later version; this server reads" + " formats up to " + CURRENT
                            + ". Start that version, or choose another directory",
                    null);
        }
    }

    /** The statement that records the current format, for the end of the set-up. */
    static String mark() {
        return "COMMENT ON SCHEMA " + LxSys.SCHEMA + " IS '" + MARK + CURRENT + "'";
    }

    private static int of(Connection root) throws SQLException {
        try (Statement statement = root.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT REMARKS FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = '" + LxSys.SCHEMA + "'")) {
            String remark = row.next() ? row.getString(1) : null;
            return remark != null && remark.startsWith(MARK) ? Integer.parseInt(remark.substring(MARK.length())) : 0;
        }
    }
}
