package io.leanq.embedded.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.h2.constraint.Constraint;
import org.h2.constraint.ConstraintActionType;
import org.h2.constraint.ConstraintReferential;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.table.IndexColumn;
import org.h2.table.Table;

/**
 * The foreign keys of a database that the server holds itself. H2 looks at each row when it is changed, in a snapshot that does not have
 * the other rows of the statement, nor what others have committed since: it refuses what holds at the end of the statement, and lets
 * through what does not hold when both have committed. H2's own check is switched off for the tables of these keys. Immutable.
 */
public final class ForeignKeys {
    static final ForeignKeys NONE = new ForeignKeys(List.of());

    private final List<ForeignKey> keys;

    private ForeignKeys(List<ForeignKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads them, and has H2 leave them to the server. Through H2's own objects: its views take long where there are many tables. */
    static ForeignKeys take(Connection root) throws SQLException {
        SessionLocal session = (SessionLocal) root.unwrap(JdbcConnection.class).getSession();
        List<ConstraintReferential> plain = new ArrayList<>();
        Set<Table> leftToH2 = new HashSet<>();
        for (Schema schema : session.getDatabase().getAllSchemas()) {
            for (Constraint constraint : schema.getAllConstraints()) {
                if (constraint instanceof ConstraintReferential key) {
                    if (refuses(key.getDeleteAction()) && refuses(key.getUpdateAction())) {
                        plain.add(key);
                    } else {
                        leftToH2.add(key.getTable());
                        leftToH2.add(key.getRefTable()); // H2 looks at a key only where both tables are its own
                    }
                }
            }
        }
        List<ForeignKey> keys = new ArrayList<>();
        for (ConstraintReferential key : plain) {
            boolean ours = !leftToH2.contains(key.getTable());
            if (key.getTable().getCheckForeignKeyConstraints() == ours) {
                key.getTable().setCheckForeignKeyConstraints(session, !ours, false);
            }
            if (ours) {
                keys.add(new ForeignKey(
                        key.getName(),
                        name(key.getTable()),
                        names(key.getColumns()),
                        name(key.getRefTable()),
                        names(key.getRefColumns())));
            }
        }
        return new ForeignKeys(keys);
    }

    private static boolean refuses(ConstraintActionType action) {
        return action.isNoActionOrRestrict();
    }

    private static ForeignKey.Name name(Table table) {
        return new ForeignKey.Name(table.getSchema().getName(), table.getName());
    }

    private static List<String> names(IndexColumn[] columns) {
        return Arrays.stream(columns).map(column -> column.column.getName()).toList();
    }

    /** Those of a table that refers. */
    public List<ForeignKey> ofChild(String schema, String table) {
        return keys.stream().filter(key -> key.child().is(schema, table)).toList();
    }

    /** Those that refer to a table. */
    public List<ForeignKey> ofParent(String schema, String table) {
        return keys.stream().filter(key -> key.parent().is(schema, table)).toList();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }
}
