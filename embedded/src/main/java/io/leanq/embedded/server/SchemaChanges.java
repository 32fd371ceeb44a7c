package io.leanq.embedded.server;

import io.leanq.embedded.database.ApproximateColumns;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.embedded.database.Roles;
import io.leanq.embedded.rewrite.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Runs the statements of one session that change the schema, its users or their rights. */
final class SchemaChanges implements SchemaChange.Visitor<SQLException> {
    private final String user;
    private final LeanxcaleDatabase database;
    private final Connection connection;
    private final ServerTransaction transaction;
    private final Consumer<Statement> starting;

    /** @param starting takes H2's statement before it runs, to cancel it if the session ends */
    SchemaChanges(
            String user,
            LeanxcaleDatabase database,
            Connection connection,
            ServerTransaction transaction,
            Consumer<Statement> starting) {
        this.user = user;
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
        this.starting = starting;
    }

    @Override
    public void visit(SchemaChange.Ddl change) throws SQLException {
        database.executeDdl(connection, change.sql(), starting);
        transaction.schemaChanged();
    }

    @Override
    public void visit(SchemaChange.TableOfQuery change) throws SQLException {
        database.executeDdl(connection, change.sql(), starting);
        ApproximateColumns.makeDouble(database, connection);
        transaction.schemaChanged();
    }

    @Override
    public void visit(SchemaChange.DropIndex change) throws SQLException {
        database.dropIndex(connection, change, starting);
        transaction.schemaChanged();
    }

    @Override
    public void visit(SchemaChange.Rights change) throws SQLException {
        for (String right : change.statements()) {
            database.executeDdl(connection, right);
        }
        transaction.schemaChanged();
    }

    @Override
    public void visit(SchemaChange.CreateUser change) throws SQLException {
        database.users().create(user, change.name(), change.password());
    }

    @Override
    public void visit(SchemaChange.DropUser change) throws SQLException {
        database.users().drop(user, change.name());
    }

    @Override
    public void visit(SchemaChange.CreateRole change) throws SQLException {
        new Roles(database, user).create(change.name());
    }

    @Override
    public void visit(SchemaChange.DropRole change) throws SQLException {
        new Roles(database, user).drop(change.name());
    }

    @Override
    public void visit(SchemaChange.GrantRoles change) throws SQLException {
        new Roles(database, user).grant(change.grant(), change.roles(), change.users());
    }
}
