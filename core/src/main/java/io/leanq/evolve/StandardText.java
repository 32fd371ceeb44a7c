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

    static String of(DdlNode.CreateView view) {
        try {
            return Dialect.STANDARD.render(view);
        } catch (UnsupportedSqlException e) {
            return Dialect.STANDARD.describe(view.query());
        }
    }

    static String of(ObjectName table, DdlNode.CheckSpec check) {
        try {
            return Dialect.STANDARD.render(new DdlNode.AlterTable(table, new Alteration.AddConstraint(check)));
        } catch (UnsupportedSqlException e) {
            return Dialect.STANDARD.describe(check.condition());
        }
    }
}
