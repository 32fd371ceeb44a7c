package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.CommonTable;
import io.leanq.tree.ObjectName;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The common tables that are visible at one place of a statement. A common table with the name of another table or
 * common table in use is refused, so that a name always means the object that the user passed.
 */
final class CommonTables {

    /** The state before a WITH, for going back to it. */
    record Mark(int declared, Set<TableIdentity> visible) {}

    private static final List<TableIdentity> NONE = List.of();

    private final boolean lenient;
    private List<TableIdentity> declared = NONE;
    private Set<TableIdentity> visible = Set.of();

    CommonTables(boolean lenient) {
        this.lenient = lenient;
    }

    /** Whether a WITH was printed, even if its tables are no longer visible. */
    boolean areDeclared() {
        return declared != NONE;
    }

    Mark declare(List<CommonTable> tables) {
        Mark before = new Mark(declared.size(), Set.copyOf(visible));
        declared = new ArrayList<>(declared);
        visible = new HashSet<>(visible);
        for (CommonTable table : tables) {
            TableIdentity identity = table.table();
            if (!lenient && declared.stream().anyMatch(other -> sameName(other.name(), identity.name()))) {
                throw new InvalidStatement("with(…) declares " + identity + " twice: give one of the two another name");
            }
            declared.add(identity);
        }
        return before;
    }

    void show(TableIdentity table) {
        visible.add(table);
    }

    void forget(Mark mark) {
        declared.subList(mark.declared(), declared.size()).clear();
        visible = new HashSet<>(mark.visible());
    }

    void requireVisible(TableIdentity table) {
        if (lenient || visible.contains(table)) {
            return;
        }
        if (declared.contains(table)) {
            throw new InvalidStatement("common table " + table + " is used before it is declared: put it further to"
                    + " the front in with(…)");
        }
        throw new InvalidStatement("common table " + table + " is selected from, but not declared around it: wrap the"
                + " query, as in with(" + table + ").query(…)");
    }

    /** Checks that the name of a table is not that of a common table. */
    void requireNone(ObjectName table) {
        if (declared.isEmpty()) {
            return;
        }
        for (TableIdentity other : declared) {
            if (!lenient && table.schema().isEmpty() && sameName(other.name(), table)) {
                throw new InvalidStatement("table " + table + " has the name of a common table declared around it,"
                        + " which the database would take instead: give the common table another name");
            }
        }
    }

    private static boolean sameName(ObjectName one, ObjectName two) {
        return SourceInstance.sameName(one.name(), two.name());
    }
}
