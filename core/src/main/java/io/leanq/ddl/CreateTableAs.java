package io.leanq.ddl;

import io.leanq.InvalidStatement;
import io.leanq.query.Query;
import io.leanq.query.QueryShape;
import io.leanq.render.ExistenceTest;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.type.SqlType;
import java.util.List;

/**
 * {@code CREATE TABLE t (…) AS query}: a table with the rows of a query, as one statement. The table must not exist
 * unless {@link #ifNotExists} is said. Immutable and thread-safe.
 */
public final class CreateTableAs extends DdlStatement {
    private CreateTableAs(DdlNode node, ExistenceTest existence) {
        super(node, existence);
    }

    static CreateTableAs of(TableDefinition table, Query<?> query) {
        QueryShape shape = QueryShape.of(query);
        List<ColumnDefinition> columns = table.columns();
        String call = "createTableAs(" + table + ", query)";
        if (shape.types().size() != columns.size()) {
            throw new InvalidStatement(call + ": the table has " + columns.size() + " columns, but the query gives "
                    + shape.types().size() + ": select one value for each column, in the order of the table");
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            SqlType given = shape.types().get(i);
            if (!column.type().sqlType().sameKind(given)) {
                throw new InvalidStatement(call + ": column " + column.name() + " is " + column.type()
                        + ", but the query gives " + given
                        + " in its place: select in the order of the table's columns,"
                        + " or cast the value");
            }
            if (column.isIdentity()) {
                throw new InvalidStatement(call + ": column " + column.name()
                        + " is an identity, which the database numbers itself: create the table by createAll, and"
                        + " insert the query without this column");
            }
        }
        return new CreateTableAs(new DdlNode.CreateTableAs(table.createTable(), shape.node()), ExistenceTest.NONE);
    }

    /**
     * The same statement without effect if the table exists, {@code CREATE TABLE IF NOT EXISTS}; the rows of the query
     * are then not added. A dialect without it refuses the statement.
     */
    public CreateTableAs ifNotExists() {
        return new CreateTableAs(node(), ExistenceTest.REQUIRED);
    }
}
