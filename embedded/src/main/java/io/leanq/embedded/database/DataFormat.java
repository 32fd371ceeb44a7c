package io.leanq.embedded.database;

import io.leanq.embedded.catalog.LxSys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The version of what the server keeps in a database beside the users' own: schemas, owners, stored forms of
 * statements. It stands in the data as the remark of the schema LXSYS. Data without it, from before there were marks,
 * has the format 0. Data of an earlier format is opened and becomes the current one, data of a later one is refused
 * unchanged.
 */
final class DataFormat {
    /** To raise when older servers would misread what this one writes. */
    static final int CURRENT = 1;

    private static final String MARK = "leanq format ";

    private DataFormat() {}

    /** Refuses data that this server does not understand. Changes nothing. */
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

    /** To run when all is set up. */
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
