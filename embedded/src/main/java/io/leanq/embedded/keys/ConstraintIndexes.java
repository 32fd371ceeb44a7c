package io.leanq.embedded.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.constraint.Constraint;
import org.h2.engine.Database;
import org.h2.engine.Right;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.message.DbException;
import org.h2.schema.Schema;
import org.h2.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that users made, and that H2 has taken for constraints which were added later. H2 refuses to drop such an
 * index. Here the constraints keep it under a name that nobody sees, or, if it is unique and they are foreign keys only,
 * get indexes of their own, so that equal rows are admitted.
 */
public final class ConstraintIndexes {
    private ConstraintIndexes() {}

    /**
     * Drops an index as far as its user sees it, if constraints need it.
     *
     * @param schema where the index is; null for the connection's current schema
     * @return whether the index is gone for its user; if not, H2 can drop it or refuses to with its own reason
     * @throws SQLException if the user may not drop it, or a transaction that has written to its table does not end
     */
    public static boolean keep(Connection connection, @Nullable String schema, String name) throws SQLException {
        SessionLocal session = ForeignKeys.session(connection);
        Database database = session.getDatabase();
        Schema in = database.findSchema(schema == null ? session.getCurrentSchemaName() : schema);
        Index index = in == null ? null : in.findIndex(session, name);
        if (index == null || index.getIndexType().getBelongsToConstraint()) {
            return false;
        }
        List<Constraint> users = users(index);
        if (users.isEmpty()) {
            return false;
        }
        session.lock();
        try {
            session.getUser().checkTableRight(index.getTable(), Right.SCHEMA_OWNER);
            index.getTable().lock(session, Table.EXCLUSIVE_LOCK);
            boolean isKept = !index.getIndexType().isUnique() || !users.stream().allMatch(ForeignKey.class::isInstance);
            if (isKept) {
                hide(session, index);
            } else {
                users.forEach(key -> giveOwnIndex(session, (ForeignKey) key));
            }
            session.commit(true);
            return isKept;
        } catch (DbException e) {
            throw DbException.toSQLException(e);
        } finally {
            session.unlock();
        }
    }

    private static List<Constraint> users(Index index) {
        List<Constraint> users = new ArrayList<>();
        for (Constraint constraint : index.getTable().getConstraints()) {
            if (constraint.getTable() == index.getTable() && constraint.usesIndex(index)) {
                users.add(constraint);
            }
        }
        return users;
    }

    /** Makes the index one of its constraints, and gives it a name as H2 does. */
    private static void hide(SessionLocal session, Index index) {
        Database database = session.getDatabase();
        String name = freeName(session, index.getTable());
        database.renameSchemaObject(session, index, name);
        index.getSchema().freeUniqueName(name);
        index.getTable().removeIndexOrTransferOwnership(session, index);
        index.getIndexType().setBelongsToConstraint(true);
    }

    private static void giveOwnIndex(SessionLocal session, ForeignKey key) {
        Table table = key.getTable();
        String name = freeName(session, table);
        IndexType type = IndexType.createNonUnique(table.isPersistIndexes());
        type.setBelongsToConstraint(true);
        try {
            Index own = table.addIndex(
                    session, name, session.getDatabase().allocateObjectId(), key.getColumns(), 0, type, true, null);
            key.setIndex(own, true);
            session.getDatabase().updateMeta(session, key);
        } finally {
            table.getSchema().freeUniqueName(name);
        }
    }

    private static String freeName(SessionLocal session, Table table) {
        return table.getSchema().getUniqueIndexName(session, table, "CONSTRAINT_INDEX_");
    }
}
