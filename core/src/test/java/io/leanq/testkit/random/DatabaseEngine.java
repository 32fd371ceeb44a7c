package io.leanq.testkit.random;

import io.leanq.exec.Database;
import io.leanq.exec.Transaction;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.query.Statement;
import io.leanq.render.Rendered;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A LeanQ database as an engine; rows are read by LeanQ's own readers. */
public final class DatabaseEngine implements Engine {
    private final String name;
    private final Database database;
    private final boolean changes;

    private DatabaseEngine(String name, Database database, boolean changes) {
        this.name = name;
        this.database = database;
        this.changes = changes;
    }

    /** An engine on an empty database, in which the tables are created. */
    public static DatabaseEngine filled(String name, Database database, SampleData data) {
        data.fill(database);
        return new DatabaseEngine(name, database, true);
    }

    /** An engine on a database that has the tables and runs only queries. */
    public static DatabaseEngine queried(String name, Database database) {
        return new DatabaseEngine(name, database, false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<List<@Nullable Object>> fetch(Query<Row> query, List<Kind> kinds) {
        return Rows.read(database.fetch(query), kinds);
    }

    @Override
    public Changed change(Change change, SampleTable table) {
        return changed(table, tx -> tx.execute(change));
    }

    @Override
    public Changed batch(Batch<@Nullable Object[]> batch, List<@Nullable Object[]> rows, SampleTable table) {
        return changed(table, tx -> tx.batch(batch, rows));
    }

    private Changed changed(SampleTable table, ToLongFunction<Transaction> work) {
        if (!changes) {
            return Changed.UNKNOWN;
        }
        return database.transactionResult(tx -> {
            long count = work.applyAsLong(tx);
            List<Row> rows = tx.fetch(Dsl.select(table.table().columns()).from(table.table()));
            tx.rollbackOnly();
            return new Changed(true, count, Rows.read(rows, table.kinds()));
        });
    }

    /** A database that runs changes is H2, one that only has tables is Calcite behind a server. */
    @Override
    public List<String> unserved() {
        return changes ? NOT_IN_H2 : NOT_IN_CALCITE_OVER_THE_WIRE;
    }

    @Override
    public Rendered render(Statement statement) {
        return database.render(statement);
    }

    @Override
    public void close() {
        database.close();
    }
}
