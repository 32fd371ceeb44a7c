package io.leanq.embedded.keys;

import io.leanq.embedded.keys.KeyLocks.Key;
import io.leanq.embedded.keys.KeyLocks.Mode;
import io.leanq.embedded.keys.KeyLocks.Parent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.constraint.ConstraintActionType;
import org.h2.constraint.ConstraintReferential;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
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
import org.h2.value.ValueVarchar;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key in H2's place for one. H2 calls {@link #checkRow} for each row that a statement changes. Where the row holds, nothing more
 * is done: what breaks it later is a change of another row, which is looked at in its turn. Where it does not hold, or another transaction
 * is in the way, the session's {@link TransactionKeys} look again when the statement has run. Values are compared in the types of the
 * columns that are referred to.
 */
final class ForeignKey extends ConstraintReferential {
    private final ForeignKeys all;
    private volatile Parent parent;

    /** Takes over what the constraint of H2 has; only the way its rows are looked at changes. */
    ForeignKey(ForeignKeys all, ConstraintReferential key) {
        super(key.getSchema(), key.getId(), key.getName(), key.getTable());
        this.all = all;
        setComment(key.getComment());
        setColumns(key.getColumns());
        setIndex(key.getIndex(), ownsIndex(key));
        setRefTable(key.getRefTable());
        setRefColumns(key.getRefColumns());
        setRefConstraint(key.getReferencedConstraint());
        setDeleteAction(key.getDeleteAction());
        setUpdateAction(key.getUpdateAction());
        parent = named();
    }

    private Parent named() {
        return new Parent(
                getRefTable().getSQL(HasSQL.DEFAULT_SQL_FLAGS),
                Arrays.stream(getRefColumns())
                        .map(column -> column.column.getName())
                        .sorted()
                        .toList());
    }

    /** Tables and columns may have other names after a change of the schema. */
    void takeNames() {
        parent = named();
    }

    /** H2 tells it in the constraint's own SQL alone. */
    private static boolean ownsIndex(ConstraintReferential key) {
        String name = key.getName();
        Table table = key.getTable();
        return !key.getCreateSQLForCopy(table, key.getRefTable(), name, true)
                .equals(key.getCreateSQLForCopy(table, key.getRefTable(), name, false));
    }

    @Override
    public void checkRow(SessionLocal session, Table changed, @Nullable Row before, @Nullable Row after) {
        TransactionKeys keys = all.of(session);
        if (keys == null || !keys.inStatement()) {
            super.checkRow(session, changed, before, after);
            return;
        }
        if (changed == getTable() && after != null) {
            Key key = refersAnew(session, before, after) ? key(session, getColumns(), after) : null;
            if (key != null) {
                keys.look(new Look(this, Mode.SHARED, key, before, after));
            }
        }
        if (changed == getRefTable() && before != null) {
            Key key = isGone(session, before, after) ? key(session, getRefColumns(), before) : null;
            if (key != null) {
                keys.look(new Look(this, Mode.OWNED, key, before, after));
            }
        }
    }

    private boolean refersAnew(SessionLocal session, @Nullable Row before, Row after) {
        return before == null || !areSame(session, getColumns(), before, after);
    }

    private boolean isGone(SessionLocal session, Row before, @Nullable Row after) {
        return after == null || !areSame(session, getRefColumns(), before, after);
    }

    private static boolean areSame(SessionLocal session, IndexColumn[] columns, SearchRow before, SearchRow after) {
        for (IndexColumn column : columns) {
            int id = column.column.getColumnId();
            if (column.column.getTable().compareValues(session, before.getValue(id), after.getValue(id)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The row's key as it is locked: the columns in the order of their names. Null if one of them is. */
    private @Nullable Key key(SessionLocal session, IndexColumn[] columns, SearchRow row) {
        Parent of = parent;
        List<Object> values = new ArrayList<>(columns.length);
        for (String name : of.columns()) {
            int at = placeOf(name);
            Value value = row.getValue(columns[at].column.getColumnId());
            if (value == ValueNull.INSTANCE) {
                return null;
            }
            Value fitting = fitting(session, value, getRefColumns()[at].column);
            values.add(lockable(fitting == null ? value : fitting));
        }
        return new Key(of, values);
    }

    private int placeOf(String column) {
        IndexColumn[] columns = getRefColumns();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].column.getName().equals(column)) {
                return i;
            }
        }
        throw new IllegalStateException("The key " + getName() + " does not refer to " + column);
    }

    /** Equal for values that H2 takes for equal; for a few others too, whose transactions then wait for each other in vain. */
    private static Object lockable(Value value) {
        int type = value.getValueType();
        if (type == Value.REAL || type == Value.DOUBLE) {
            return value.getDouble() + 0.0;
        }
        if (type == Value.DECFLOAT) {
            return value.getString();
        }
        if (DataType.isNumericType(type)) {
            BigDecimal number = value.getBigDecimal();
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        return DataType.isCharacterStringType(type) ? value.getString().stripTrailing() : value;
    }

    /**
     * Whether the key holds for the row whatever else the statement does. H2 finds rows as they were when the statement began: a parent that
     * it takes away is found, and a child that it puts in is not. So the parent's removal is looked at again, if it can have both.
     */
    boolean holdsAnyway(SessionLocal session, Look look) {
        if (look.mode() == Mode.SHARED) {
            return hasParent(session, getColumns(), look.row());
        }
        if (getTable() == getRefTable() || action(look) == ConstraintActionType.SET_DEFAULT) {
            return false;
        }
        return changedChildren(session, look) || !hasChild(session, getRefColumns(), look.row());
    }

    /** Whether the key holds for the row, when the statement has run. */
    boolean holds(SessionLocal session, Look look) {
        if (look.mode() == Mode.SHARED) {
            return hasParent(session, getColumns(), look.row()) || !hasChild(session, getColumns(), look.row());
        }
        return changedChildren(session, look)
                || !hasChild(session, getRefColumns(), look.row())
                || hasParent(session, getRefColumns(), look.row());
    }

    private ConstraintActionType action(Look look) {
        return look.after() == null ? getDeleteAction() : getUpdateAction();
    }

    /** Does to the children what the key says. @return false where that is nothing */
    private boolean changedChildren(SessionLocal session, Look look) {
        if (action(look).isNoActionOrRestrict()) {
            return false;
        }
        super.checkRow(session, getRefTable(), look.before(), look.after());
        return true;
    }

    /** Whether a parent has the values that these columns of the row have. */
    private boolean hasParent(SessionLocal session, IndexColumn[] columns, Row row) {
        return has(session, getReferencedConstraint().getIndex(), getRefColumns(), columns, row);
    }

    /** Whether a child has the values that these columns of the row have. */
    private boolean hasChild(SessionLocal session, IndexColumn[] columns, Row row) {
        return has(session, getIndex(), getColumns(), columns, row);
    }

    private static boolean has(
            SessionLocal session, Index index, IndexColumn[] wantedColumns, IndexColumn[] columns, Row row) {
        Table table = index.getTable();
        Row wanted = table.getTemplateRow();
        for (int i = 0; i < columns.length; i++) {
            Column to = wantedColumns[i].column;
            Value value = fitting(session, row.getValue(columns[i].column.getColumnId()), to);
            if (value == null) {
                return false;
            }
            wanted.setValue(to.getColumnId(), value);
        }
        table.lock(session, Table.READ_LOCK);
        Cursor found = index.find(session, wanted, wanted, false);
        while (found.next()) {
            if (areSame(session, wantedColumns, found.getSearchRow(), wanted)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The value in the type of a column, null where that has no equal one. Of a CHAR and a VARCHAR are equal those without blanks at the end:
     * each value has at most one equal in the other type, so that both ends of a key say the same.
     */
    private static @Nullable Value fitting(SessionLocal session, Value value, Column to) {
        boolean fromChar = value.getValueType() == Value.CHAR;
        boolean toChar = to.getType().getValueType() == Value.CHAR;
        if (!fromChar && toChar && value.getString().endsWith(" ")) {
            return null;
        }
        Value own = fromChar && !toChar ? ValueVarchar.get(value.getString().stripTrailing()) : value;
        try {
            Value converted = to.convert(session, own);
            return to.getTable().compareValues(session, own, converted) == 0 ? converted : null;
        } catch (DbException e) {
            return null;
        }
    }

    /** What H2 says of a broken key, without the values. */
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
