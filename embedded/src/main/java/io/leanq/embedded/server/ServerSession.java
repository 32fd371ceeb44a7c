package io.leanq.embedded.server;

import io.leanq.embedded.database.H2Isolation;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.embedded.database.OpenTransactions;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.rewrite.Rewriter;
import io.leanq.embedded.rewrite.Rewritten;
import io.leanq.embedded.rewrite.SchemaChange;
import io.leanq.wire.common.ConnectionProperties;
import io.leanq.wire.common.StatementType;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.RowCursor;
import io.leanq.wire.value.RowEncoder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One logged-in connection: its user, its H2 connection, its statements, its transaction. One thread at a time uses a
 * session, but {@link #cancel} may come from any. Closing the session rolls back what is not committed.
 */
final class ServerSession {
    private final String id;
    private final String user;
    private final LeanxcaleDatabase database;
    private final Connection connection;
    private final ServerTransaction transaction;
    private final Rewriter rewriter;
    private final SchemaChanges schemaChanges;
    private final OpenStatements statements;
    private final RowEncoder frameEncoder = RowEncoder.forFrames();
    private String schema;
    private @Nullable Duration statementTime;
    private volatile @Nullable Running running;
    private volatile boolean ended;

    /** A statement that another thread may stop. */
    private interface Running {
        void cancel() throws SQLException;
    }

    ServerSession(
            String id, String user, LeanxcaleDatabase database, Connection connection, AtomicInteger openStatements)
            throws SQLException {
        this.statements = new OpenStatements(openStatements);
        this.id = id;
        this.user = user;
        this.database = database;
        this.connection = connection;
        this.schema = connection.getSchema();
        this.transaction =
                new ServerTransaction(connection, database.foreignKeys().ofSession(connection));
        this.rewriter = new Rewriter(database.tables(() -> schema));
        this.schemaChanges = new SchemaChanges(user, database, connection, transaction, this::begin);
    }

    String id() {
        return id;
    }

    String user() {
        return user;
    }

    /** True once the session was cancelled: no statement runs in it any more. */
    boolean isEnded() {
        return ended;
    }

    OpenStatements statements() {
        return statements;
    }

    ServerTransaction transaction() {
        return transaction;
    }

    RowEncoder frameEncoder() {
        return frameEncoder;
    }

    String databaseName() {
        return database.name();
    }

    /**
     * Ends each later statement that takes longer, with SQLSTATE 57014. H2 applies the limit to each of its own
     * statements.
     */
    void limitStatements(Duration time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET QUERY_TIMEOUT " + time.toMillis());
        }
        statementTime = time;
    }

    void useSchema(String name) throws SQLException {
        transaction.begin();
        database.setSchema(connection, name);
        schema = connection.getSchema();
    }

    /** Applies the properties that are set and returns all of them. */
    ConnectionProperties sync(ConnectionProperties wanted) throws SQLException {
        if (!wanted.schema().isEmpty() && !wanted.schema().equalsIgnoreCase(schema)) {
            useSchema(wanted.schema());
        }
        H2Isolation level = wanted.transactionIsolation() == 0
                ? transaction.isolation()
                : H2Isolation.ofJdbcLevel(wanted.transactionIsolation());
        if (wanted.readOnly() != null) {
            transaction.readOnly(wanted.readOnly());
        }
        // autocommit first: it may end a transaction, and the level may change only between transactions
        if (wanted.autoCommit() != null) {
            transaction.autoCommit(wanted.autoCommit());
        }
        transaction.isolation(level);
        return new ConnectionProperties(
                false,
                transaction.autoCommit(),
                transaction.readOnly(),
                transaction.isolation().jdbcLevel(),
                database.name(),
                schema);
    }

    /** Prepares the SQL as the statement's own, and closes what the statement had before. */
    void prepare(SessionStatement statement, String sql, long maxRows) throws SQLException {
        long schemaVersion = database.ddlCount();
        Rewritten rewritten = rewriter.rewrite(sql);
        PreparedSql prepared = OpenTransactions.within(() -> Preparation.of(connection, rewritten, maxRows));
        statement.use(sql, maxRows, rewritten, schemaVersion, prepared, database.name());
    }

    /** Runs the prepared statement. A query leaves its cursor in the statement. @return rows changed, -1 for a query */
    long execute(SessionStatement statement, @Nullable EncodedRows parameters) throws SQLException {
        statement.cursor(null);
        PreparedSql prepared = current(statement);
        if (prepared == null) {
            return executeDdl(statement);
        }
        try {
            transaction.requireUsable(statement.rewritten());
            EncodedRows values = parameters == null ? EncodedRows.Shape.PARAMETERS.empty() : parameters;
            return OpenTransactions.within(() -> run(statement, prepared, values.cursor()));
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        } finally {
            running = null;
            transaction.statementEnded();
        }
    }

    private long run(SessionStatement statement, PreparedSql prepared, RowCursor values) throws SQLException {
        values.next();
        begin(prepared);
        if (prepared.isSeveral() || isWatched(statement)) {
            return transaction.allOrNothing(() -> change(prepared, values));
        }
        ResultSet rows = prepared.execute(values);
        if (rows == null) {
            return prepared.changed();
        }
        statement.cursor(new FrameCursor(rows, statement.columnsOf(rows.getMetaData(), database.name())));
        return -1;
    }

    /**
     * True for a change that may break a foreign key. The server finds out when the change has run, and then takes it
     * back.
     */
    private boolean isWatched(SessionStatement statement) {
        Rewritten rewritten = statement.rewritten();
        return rewritten != null
                && !rewritten.isQuery()
                && database.foreignKeys().any();
    }

    private long change(PreparedSql prepared, RowCursor row) throws SQLException {
        return transaction.watched(() -> prepared.update(row), prepared::requireWanted);
    }

    /**
     * Runs the prepared statement once for each row. All rows or none: a failure takes back the rows before it, with or
     * without autocommit.
     */
    List<Long> executeBatch(SessionStatement statement, EncodedRows rows) throws SQLException {
        statement.cursor(null);
        PreparedSql prepared = current(statement);
        Rewritten rewritten = statement.rewritten();
        if (prepared == null || rewritten == null || rewritten.isQuery()) {
            throw new ServerErrorException("42000", "A batch runs insert, upsert, update, delete or merge only");
        }
        try {
            transaction.requireUsable(statement.rewritten());
            begin(prepared);
            return OpenTransactions.within(() ->
                    transaction.allOrNothing(() -> BatchRun.run(rows, row -> change(prepared, row))));
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        } finally {
            running = null;
            transaction.statementEnded();
        }
    }

    /**
     * Runs statements without parameters, all or none of them. A statement that changes the schema commits those before
     * it.
     */
    List<Long> executeAll(SessionStatement statement, List<String> commands) throws SQLException {
        return transaction.allOrNothing(() -> {
            List<Long> counts = new ArrayList<>();
            for (String sql : commands) {
                requireGoingOn();
                prepare(statement, sql, -1);
                counts.add(Math.max(0, execute(statement, null)));
            }
            return counts;
        });
    }

    /**
     * The statement in H2. It is prepared again if the schema has changed and its form depends on the shape of a table,
     * or its types on parameters: H2 would take the types of the first values for those of all later ones.
     */
    private @Nullable PreparedSql current(SessionStatement statement) throws SQLException {
        Rewritten rewritten = statement.rewritten();
        if (rewritten == null) {
            throw new ServerErrorException("07003", "The statement has not been prepared");
        }
        PreparedSql prepared = statement.prepared();
        boolean depends = rewritten.kind() == StatementType.UPSERT
                || prepared != null && !prepared.parameters().isEmpty();
        if (depends && statement.rewrittenAt() != database.ddlCount()) {
            prepare(statement, statement.sql(), statement.maxRows());
        }
        return statement.prepared();
    }

    private long executeDdl(SessionStatement statement) throws SQLException {
        try {
            transaction.requireUsable(statement.rewritten());
            if (statement.rewritten() instanceof SchemaChange change) {
                change.accept(schemaChanges);
            }
            return 0;
        } catch (SQLException | RuntimeException e) {
            transaction.schemaChangeFailed();
            throw failed(e);
        } finally {
            running = null;
            transaction.statementEnded();
        }
    }

    /**
     * Makes the statement the running one, then checks that the session has not ended. {@link #cancel} works the other
     * way round, so one of both sees the other.
     */
    private void begin(PreparedSql statement) {
        statement.deadline(statementTime == null ? null : StatementDeadline.in(statementTime));
        running = statement::cancel;
        requireGoingOn();
    }

    private void begin(Statement schemaChange) {
        running = schemaChange::cancel;
        requireGoingOn();
    }

    private ServerErrorException failed(Exception failure) {
        ServerErrorException failed = transaction.failed(failure);
        return statementTime == null || ended
                ? failed
                : StatementDeadline.in(statementTime).explained(failed);
    }

    private void requireGoingOn() {
        if (ended) {
            throw new ServerErrorException("57014", "The session is being ended");
        }
    }

    /** Stops the running statement, if there is one, and refuses all later ones. The caller may have to repeat this. */
    void cancel() {
        ended = true;
        Running statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // the statement has ended meanwhile
            }
        }
    }

    /** Rolls back, closes the statements and leaves the database. */
    void close() {
        statements.closeAll();
        try {
            transaction.abandon();
            connection.close();
        } catch (SQLException e) {
            // the database is closed, and the session with it
        }
    }
}
