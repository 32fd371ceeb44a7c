package io.leanq.benchmarks.codegen;

import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;

/** A schema of many tables in an H2 database of its own: ten columns each, keys, unique constraints and indexes. */
final class ManyTables implements AutoCloseable {
    static final String URL = "jdbc:h2:mem:many;DB_CLOSE_DELAY=-1";

    /**
     * Each table of this many has a foreign key. H2 answers jOOQ's question for them in a time that grows with the square
     * of their number: with two keys for each of 500 tables jOOQ reads for minutes, which says nothing of generators.
     */
    private static final int WITH_KEY = 10;

    private final JdbcConnectionPool pool = JdbcConnectionPool.create(URL, "", "");

    ManyTables(int tables) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < tables; i++) {
                statement.execute(table(i));
                statement.execute(
                        "CREATE INDEX ix_measured_item_" + i + "_placed ON measured_item_" + i + " (placed_on, state)");
            }
        }
    }

    /** The table of a number. */
    private static String table(int i) {
        StringBuilder sql = new StringBuilder("CREATE TABLE measured_item_" + i
                + " (id BIGINT PRIMARY KEY, name VARCHAR(60) NOT NULL, state CHAR(2) DEFAULT 'ok' NOT NULL,"
                + " description VARCHAR(400), amount INTEGER NOT NULL, price DECIMAL(12,2), rate DOUBLE PRECISION,"
                + " placed_on DATE NOT NULL, changed_at TIMESTAMP, active BOOLEAN DEFAULT TRUE NOT NULL,"
                + " parent_id BIGINT, owner_id BIGINT,"
                + " CONSTRAINT uq_measured_item_" + i + " UNIQUE (name)");
        if (i % WITH_KEY == WITH_KEY - 1) {
            sql.append(reference(i, "parent_id", i / 2));
        }
        return sql.append(")").toString();
    }

    private static String reference(int i, String column, int target) {
        return ", CONSTRAINT fk_measured_item_" + i + "_" + column + " FOREIGN KEY (" + column
                + ") REFERENCES measured_item_" + target + " (id)";
    }

    Database database() {
        return Database.over(pool, StandardPlatform.H2);
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }
}
