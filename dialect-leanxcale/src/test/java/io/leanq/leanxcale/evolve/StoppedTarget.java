package io.leanq.leanxcale.evolve;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.render.Dialect;
import io.leanq.schema.SchemaTarget;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import java.util.List;

/** A database whose user stops behind some statements, as a process does that is killed. */
final class StoppedTarget implements SchemaTarget {
    private final SchemaTarget database;
    private final Runnable stop;
    private int left;

    /**
     * @param statements after how many statements the user stops
     * @param stop ends the process, or throws
     */
    StoppedTarget(SchemaTarget database, int statements, Runnable stop) {
        this.database = database;
        this.left = statements;
        this.stop = stop;
    }

    /** A database whose user fails behind the statements with an exception that only tests catch. */
    static StoppedTarget failing(SchemaTarget database, int statements) {
        return new StoppedTarget(database, statements, () -> {
            throw new Stopped();
        });
    }

    /** The end of a run. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public Catalog catalog(CatalogSelection selection) {
        return database.catalog(selection);
    }

    @Override
    public void execute(DdlNode ddl) {
        running();
        database.execute(ddl);
        ran();
    }

    @Override
    public void execute(List<ChangeNode> rows) {
        running();
        database.execute(rows);
        ran();
    }

    private void running() {
        if (left == 0) {
            stop.run();
        }
    }

    private void ran() {
        if (--left == 0) {
            stop.run();
        }
    }
}
