package io.leanq.embedded.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.constraint.Constraint;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.table.Column;
import org.h2.table.Table;

/**
 * Columns of tables that views read. If H2 refuses to drop a column because of a view, it has already dropped the
 * constraints and indexes of the column.
 */
final class ViewedColumns {
    private ViewedColumns() {}

    /** True if a view reads the table, and a constraint or an index is on the column. */
    static boolean isBound(Connection h2, String schema, String table, String column) throws SQLException {
        SessionLocal session = (SessionLocal) h2.unwrap(JdbcConnection.class).getSession();
        Schema in = session.getDatabase().findSchema(schema);
        Table found = in == null ? null : in.findTableOrView(session, table);
        Column dropped = found == null ? null : found.findColumn(column);
        if (dropped == null || found.getDependentViews().isEmpty()) {
            return false;
        }
        for (Constraint constraint : found.getConstraints()) {
            if (constraint.getReferencedColumns(found).contains(dropped)) {
                return true;
            }
        }
        for (Index index : found.getIndexes()) {
            if (index.getCreateSQL() != null && index.getColumnIndex(dropped) >= 0) {
                return true;
            }
        }
        return false;
    }
}
