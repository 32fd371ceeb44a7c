package io.leanq.embedded.keys;

import io.leanq.embedded.keys.KeyLocks.Key;
import io.leanq.embedded.keys.KeyLocks.Mode;
import io.leanq.embedded.keys.KeyLocks.Parent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.api.ErrorCode;
import org.h2.constraint.ConstraintReferential;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.Table;
import org.h2.util.HasSQL;
import org.h2.value.DataType;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;

/**
 * Replaces H2's constraint of a foreign key. H2 calls {@link #checkRow} for each row that a statement changes. If the
 * key holds for the row, the check is done: only a change of another row can break it later, and that row is checked in
 * its turn. If the key does not hold, or another transaction holds the other end, the session's {@link TransactionKeys}
 * check again at the end of the statement. Changes of children, as by ON DELETE CASCADE, are made by H2 row by row.
 */
final class ForeignKey extends ConstraintReferential {
    private final ForeignKeys all;
    private final Parent parent;
    /**
     * The positions of the referenced columns, in the order of the table, which is the same for all keys that refer to
     * them.
     */
    private final int[] places;

    /** Takes over the settings of H2's constraint; only the check of its rows differs. */
    ForeignKey(ForeignKeys all, ConstraintReferential key, Parent parent) {
        super(key.getSchema(), key.getId(), key.getName(), key.getTable());
        this.all = all;
        this.parent = parent;
        setComment(key.getComment());
        setColumns(key.getColumns());
        setIndex(key.getIndex(), ownsIndex(key));
        setRefTable(key.getRefTable());
        setRefColumns(key.getRefColumns());
        setRefConstraint(key.getReferencedConstraint());
        setDeleteAction(key.getDeleteAction());
        setUpdateAction(key.getUpdateAction());
        places = places(key);
    }

    private static int[] places(ConstraintReferential key) {
        return IntStream.range(0, key.getRefColumns().length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> key.getRefColumns()[i].column.getColumnId()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The names of what a constraint refers to, equal for all constraints that refer to the same columns. */
    static String target(ConstraintReferential key) {
        StringBuilder text = key.getRefTable().getSQL(new StringBuilder(), HasSQL.DEFAULT_SQL_FLAGS);
        for (int place : places(key)) {
            text.append('.');
            key.getRefColumns()[place].column.getSQL(text, HasSQL.DEFAULT_SQL_FLAGS);
        }
        return text.toString();
    }

    Parent parent() {
        return parent;
    }

    /** True if the constraint has its own index, which H2 shows only in the constraint's SQL. */
    private static boolean ownsIndex(ConstraintReferential key) {
        String name = key.getName();
        Table table = key.getTable();
        return !key.getCreateSQLForCopy(table, key.getRefTable(), name, true)
                .equals(key.getCreateSQLForCopy(table, key.getRefTable(), name, false));
    }

    /** True if the key changes children, instead of refusing the change of a parent. */
    boolean isActing() {
        return !getDeleteAction().isNoActionOrRestrict() || !getUpdateAction().isNoActionOrRestrict();
    }

    /** True after H2 has dropped the constraint, or has re-created it with its table. */
    boolean isDropped() {
        return getTable() == null
                || getRefTable() == null
                || getIndex() == null
                || getReferencedConstraint() == null
                || getColumns() == null
                || getRefColumns() == null;
    }

    @Override
    public void checkRow(SessionLocal session, Table changed, @Nullable Row before, @Nullable Row after) {
        TransactionKeys keys = all.of(session);
        if (keys == null || !keys.isOpen()) {
            super.checkRow(session, changed, before, after);
            return;
        }
        try {
            check(keys, changed, before, after);
        } catch (RuntimeException e) {
            if (isDropped()) {
                throw DbException.get(ErrorCode.LOCK_TIMEOUT_1, changed.getName());
            }
            throw e;
        }
    }

    private void check(TransactionKeys keys, Table changed, @Nullable Row before, @Nullable Row after) {
        SessionLocal session = keys.session();
        List<Look> looks = looks(session, changed, before, after);
        if (!keys.isWatching()) {
            checkAtOnce(keys, looks, () -> super.checkRow(session, changed, before, after));
            return;
        }
        for (Look look : looks) {
            if (look.mode() == Mode.OWNED && isActing(after)) {
                keys.lock(look);
                super.checkRow(session, changed, before, after);
            } else {
                keys.look(look);
            }
        }
    }

    private boolean isActing(@Nullable Row after) {
        return !(after == null ? getDeleteAction() : getUpdateAction()).isNoActionOrRestrict();
    }

    /** Checks a row at once. Called for a statement that began before the database had a foreign key. */
    private void checkAtOnce(TransactionKeys keys, List<Look> looks, Runnable check) {
        looks.forEach(keys::lock);
        boolean isNested = keys.isActing();
        keys.acting(check);
        if (!isNested) {
            looks.forEach(look -> requireParent(keys.session(), look));
        }
    }

    /** Throws if the parent is missing. H2 does not check children while a session changes children of this key. */
    private void requireParent(SessionLocal session, Look look) {
        if (look.mode() == Mode.SHARED
                && !KeyRows.hasParent(session, this, getColumns(), look.row())
                && !refersToItself(session, look.row())) {
            throw violation(look);
        }
    }

    private boolean refersToItself(SessionLocal session, Row row) {
        boolean isSame = getTable() == getRefTable();
        for (int i = 0; isSame && i < getColumns().length; i++) {
            Value own = row.getValue(getColumns()[i].column.getColumnId());
            isSame = session.areEqual(own, row.getValue(getRefColumns()[i].column.getColumnId()));
        }
        return isSame;
    }

    private List<Look> looks(SessionLocal session, Table changed, @Nullable Row before, @Nullable Row after) {
        List<Look> looks = new ArrayList<>(2);
        if (changed == getTable() && after != null && isNew(session, getColumns(), before, after)) {
            Key key = key(session, getColumns(), after);
            if (key != null) {
                looks.add(new Look(this, Mode.SHARED, key, after));
            }
        }
        if (changed == getRefTable() && before != null && isNew(session, getRefColumns(), after, before)) {
            Key key = key(session, getRefColumns(), before);
            if (key != null) {
                looks.add(new Look(this, Mode.OWNED, key, before));
            }
        }
        return looks;
    }

    /** True if the row's key differs from the other row's, or there is no other row. */
    private static boolean isNew(SessionLocal session, IndexColumn[] columns, @Nullable Row other, Row row) {
        return other == null || !KeyRows.areSame(session, columns, other, row);
    }

    /** The row's key in the form in which it is locked; null if one of its columns is null. */
    private @Nullable Key key(SessionLocal session, IndexColumn[] columns, SearchRow row) {
        List<Object> values = new ArrayList<>(columns.length);
        for (int at : places) {
            Column from = columns[at].column;
            Value value = row.getValue(from.getColumnId());
            if (value == ValueNull.INSTANCE) {
                return null;
            }
            Value fitting = KeyRows.fitting(session, value, from, getRefColumns()[at].column);
            values.add(fitting == null ? value : lockable(fitting));
        }
        // H2's own deletion of children fails if sessions delete in one table at the same time
        return new Key(parent, isActing() && getTable() == getRefTable() ? List.of() : values);
    }

    /**
     * A form of the value that is equal for values that H2 takes for equal. In the remaining types, one value may have
     * several forms, so all values of such a type are equal here.
     */
    private static Object lockable(Value value) {
        return switch (value.getValueType()) {
            case Value.REAL, Value.DOUBLE -> value.getDouble() + 0.0;
            case Value.TINYINT, Value.SMALLINT, Value.INTEGER, Value.BIGINT, Value.NUMERIC -> {
                BigDecimal number = value.getBigDecimal();
                yield number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            }
            case Value.CHAR -> value.getString().stripTrailing();
            case Value.VARCHAR -> value.getString();
            case Value.BOOLEAN, Value.DATE, Value.TIME, Value.TIMESTAMP, Value.UUID -> value;
            case Value.BINARY, Value.VARBINARY -> value;
            default -> DataType.getDataType(value.getValueType()).type;
        };
    }

    /**
     * True if the key holds for the row, whatever else the statement does. H2 finds rows of a table that the statement
     * changes as they were when the statement began: it finds a parent that the statement removes, and does not find a
     * child that the statement inserts. So the removal of a parent is checked again if one statement can do both.
     */
    boolean holdsAnyway(SessionLocal session, Look look) {
        return look.mode() == Mode.SHARED
                ? KeyRows.hasParent(session, this, getColumns(), look.row())
                : getTable() != getRefTable()
                        && !all.anyActing()
                        && !KeyRows.hasChild(session, this, getRefColumns(), look.row());
    }

    /** True if the key holds for the row. Called when the statement has run. */
    boolean holds(SessionLocal session, Look look) {
        IndexColumn[] columns = look.mode() == Mode.SHARED ? getColumns() : getRefColumns();
        return KeyRows.hasParent(session, this, columns, look.row())
                || !KeyRows.hasChild(session, this, columns, look.row());
    }

    /** H2's failure for a broken key, without the values. */
    DbException violation(Look look) {
        StringBuilder text = new StringBuilder(getName()).append(": ");
        getTable().getSQL(text, HasSQL.TRACE_SQL_FLAGS).append(" FOREIGN KEY(");
        IndexColumn.writeColumns(text, getColumns(), HasSQL.TRACE_SQL_FLAGS).append(") REFERENCES ");
        getRefTable().getSQL(text, HasSQL.TRACE_SQL_FLAGS).append('(');
        IndexColumn.writeColumns(text, getRefColumns(), HasSQL.TRACE_SQL_FLAGS).append(')');
        return DbException.get(
                look.mode() == Mode.SHARED
                        ? ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1
                        : ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1,
                text.toString());
    }
}
