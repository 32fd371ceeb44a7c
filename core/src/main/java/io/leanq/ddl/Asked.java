package io.leanq.ddl;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import org.jspecify.annotations.Nullable;

/** Checks of the arguments of this package's calls. */
final class Asked {
    private Asked() {}

    /**
     * Returns the argument.
     *
     * @param call the call as the user wrote it, with null in the place of the argument
     * @throws InvalidStatement if the argument is null
     */
    static <X> X in(String call, String advice, @Nullable X given) {
        if (given == null) {
            throw new InvalidStatement(call + ": " + advice);
        }
        return given;
    }

    /**
     * The definition of a table that a statement changes or drops.
     *
     * @throws InvalidStatement if the table is null, an alias or a view
     */
    static TableDefinition table(String call, @Nullable Table<?> table) {
        TableDefinition definition =
                in(call + "(null)", "name the table", table).definition();
        if (table.instance().alias().isPresent()) {
            throw new InvalidStatement(
                    call + "(" + table.instance() + "): an alias is a name in a query: name the table itself");
        }
        if (definition.isView()) {
            throw new InvalidStatement(call + "(" + definition + "): it is a view: drop it by dropView(view), and"
                    + " replace its query by view.replace(db)");
        }
        return definition;
    }

    /**
     * The column's name.
     *
     * @throws InvalidStatement if the column is null or of another table
     */
    static String column(TableDefinition table, String call, @Nullable Column<?, ?> column) {
        Column<?, ?> given = in(at(table, call + "(null)"), "name the column", column);
        if (given.table().definition() != table) {
            throw new InvalidStatement(
                    at(table, call + "(" + given + ")") + ": the column is of another table: name one of " + table);
        }
        return given.name();
    }

    static String at(TableDefinition table, String call) {
        return "alterTable(" + table + ")." + call;
    }
}
