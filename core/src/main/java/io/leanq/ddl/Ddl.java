package io.leanq.ddl;

import io.leanq.catalog.Names;
import io.leanq.query.Query;
import io.leanq.schema.Index;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;

/**
 * The statements that change a schema, for a static import. {@code createAll} and {@code dropAll} of
 * {@link io.leanq.schema.MetaData} create and drop whole schemas; {@link io.leanq.query.Dsl#truncate} removes the rows
 * of a table.
 *
 * <pre>{@code
 * db.execute(alterTable(STUDENTS).addColumn(STUDENTS.email));
 * db.execute(dropTable(PUPILS).ifExists());
 * }</pre>
 *
 * <p>All methods refuse null and what does not fit together with {@link io.leanq.InvalidStatement}, and names that are
 * blank or too long with {@link io.leanq.InvalidDefinition}, when the statement is built.
 */
public final class Ddl {
    private Ddl() {}

    /** Begins a change of a table. */
    public static <T extends Table<T>> AlterTable<T> alterTable(T table) {
        return new AlterTable<>(Asked.table("alterTable", table));
    }

    /** {@code DROP TABLE t}, with its rows and its indexes. */
    public static DropStatement dropTable(Table<?> table) {
        return new DropStatement(
                new DdlNode.DropTable(Asked.table("dropTable", table).name()));
    }

    /** {@code DROP VIEW v} */
    public static DropStatement dropView(View<?> view) {
        return new DropStatement(new DdlNode.DropView(
                Asked.in("dropView(null)", "name the view", view).definition().name()));
    }

    /** {@code DROP INDEX i}, of an index of the table that its class may no longer have. */
    public static DropStatement dropIndex(Table<?> table, String index) {
        ObjectName of = Asked.table("dropIndex", table).name();
        return new DropStatement(new DdlNode.DropIndex(
                new ObjectName(of.schema(), Names.required("index of " + of + " in dropIndex", index))));
    }

    /** {@code DROP INDEX i}, of an index that is defined outside its table. */
    public static DropStatement dropIndex(Index index) {
        Index given = Asked.in("dropIndex(null)", "name the index", index);
        return new DropStatement(new DdlNode.DropIndex(
                new ObjectName(given.table().name().schema(), given.definition().name())));
    }

    /** {@code DROP SEQUENCE s} */
    public static DropStatement dropSequence(Sequence sequence) {
        return new DropStatement(new DdlNode.DropSequence(
                Asked.in("dropSequence(null)", "name the sequence", sequence).name()));
    }

    /**
     * {@code CREATE TABLE t (…) AS query}: creates the table of the class, without its indexes, with the rows of the
     * query. The values of the query stand in the text as literals.
     *
     * @param query gives one value for each column, in the order of the table; it has no params
     */
    public static CreateTableAs createTableAs(Table<?> table, Query<?> query) {
        return CreateTableAs.of(
                Asked.table("createTableAs", table),
                Asked.in("createTableAs(" + table.definition() + ", null)", "give a query", query));
    }
}
