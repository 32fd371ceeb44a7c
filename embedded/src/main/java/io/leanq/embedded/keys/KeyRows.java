package io.leanq.embedded.keys;

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
import org.h2.value.DataType;
import org.h2.value.Value;
import org.h2.value.ValueVarchar;
import org.jspecify.annotations.Nullable;

/** Finds the rows at both ends of a foreign key, as a session sees them. No user's rights are checked. */
final class KeyRows {
    private KeyRows() {}

    /** True if a parent has the values of these columns of the row. */
    static boolean hasParent(SessionLocal session, ConstraintReferential key, IndexColumn[] columns, Row row) {
        return has(session, key.getReferencedConstraint().getIndex(), key.getRefColumns(), columns, row);
    }

    /** True if a child has the values of these columns of the row. */
    static boolean hasChild(SessionLocal session, ConstraintReferential key, IndexColumn[] columns, Row row) {
        return has(session, key.getIndex(), key.getColumns(), columns, row);
    }

    private static boolean has(
            SessionLocal session, Index index, IndexColumn[] wantedColumns, IndexColumn[] columns, Row row) {
        Table table = index.getTable();
        Row wanted = table.getTemplateRow();
        for (int i = 0; i < columns.length; i++) {
            Column from = columns[i].column;
            Column to = wantedColumns[i].column;
            Value value = fitting(session, row.getValue(from.getColumnId()), from, to);
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

    static boolean areSame(SessionLocal session, IndexColumn[] columns, SearchRow one, SearchRow other) {
        for (IndexColumn column : columns) {
            int id = column.column.getColumnId();
            if (column.column.getTable().compareValues(session, one.getValue(id), other.getValue(id)) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A value of one column, converted to the type of another column; null if that type has no equal value. Converting
     * back has to give the same value, so that each value has at most one equal in the other type, and both ends of a
     * key agree. A CHAR and a VARCHAR are equal if the VARCHAR has no blanks at its end.
     */
    static @Nullable Value fitting(SessionLocal session, Value value, Column from, Column to) {
        try {
            Value converted = converted(session, value, from, to);
            Value back = converted(session, converted, to, from);
            return isSame(session, value, back, from) ? converted : null;
        } catch (DbException e) {
            return null;
        }
    }

    /** True if both are the same value. Blanks at the end of a CHAR do not count. */
    private static boolean isSame(SessionLocal session, Value value, Value back, Column column) {
        if (isChar(column)) {
            return value.getString().stripTrailing().equals(back.getString().stripTrailing());
        }
        return DataType.isCharacterStringType(value.getValueType())
                ? value.getString().equals(back.getString())
                : column.getTable().compareValues(session, value, back) == 0;
    }

    private static Value converted(SessionLocal session, Value value, Column from, Column to) {
        boolean isCharLost = isChar(from) && !isChar(to);
        return to.convert(
                session, isCharLost ? ValueVarchar.get(value.getString().stripTrailing()) : value);
    }

    private static boolean isChar(Column column) {
        return column.getType().getValueType() == Value.CHAR;
    }
}
