package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.tree.Alteration;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;

/**
 * The text of a definition, by which the definitions of two programs are compared: trees of two programs are never
 * equal, since each has its own table objects.
 */
final class StandardText {
    private StandardText() {}

    /** Whether both views have the same text; false where the standard has no text for one of them. */
    static boolean isSame(DdlNode.CreateView one, DdlNode.CreateView other) {
        return one.equals(other) || isSameText(one, other);
    }

    /** Whether both checks of a table have the same text; false where the standard has no text for one of them. */
    static boolean isSame(ObjectName table, DdlNode.CheckSpec one, DdlNode.CheckSpec other) {
        return one.equals(other) || isSameText(add(table, one), add(table, other));
    }

    private static DdlNode add(ObjectName table, DdlNode.CheckSpec check) {
        return new DdlNode.AlterTable(table, new Alteration.AddConstraint(check));
    }

    private static boolean isSameText(DdlNode one, DdlNode other) {
        try {
            return Dialect.STANDARD.render(one).equals(Dialect.STANDARD.render(other));
        } catch (UnsupportedSqlException e) {
            return false;
        }
    }
}
