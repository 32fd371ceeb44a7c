package io.leanq.ddl;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.query.BoundSql;
import io.leanq.query.Change;
import io.leanq.query.Param;
import io.leanq.query.StackDepth;
import io.leanq.render.Dialect;
import io.leanq.render.ExistenceTest;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.DdlNode;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes the schema, made by {@link Ddl}. A database or a session runs it by {@code execute}, which
 * returns 0. Since databases commit before such a statement, it is refused in a transaction and in a session without
 * autocommit. Its values stand in its text as literals. Immutable and thread-safe.
 */
public sealed class DdlStatement implements Change permits DropStatement, CreateTableAs, RightStatement {
    private final DdlNode node;
    private final ExistenceTest existence;

    DdlStatement(DdlNode node, ExistenceTest existence) {
        this.node = node;
        this.existence = existence;
    }

    /**
     * The statement of a tree. It says IF EXISTS or IF NOT EXISTS in dialects that have it.
     *
     * @throws InvalidStatement if the tree is null
     */
    public static DdlStatement of(DdlNode node) {
        return new DdlStatement(
                Asked.in("DdlStatement.of(null)", "give the tree", node), ExistenceTest.WHERE_AVAILABLE);
    }

    /** The tree of the statement. */
    public final DdlNode node() {
        return node;
    }

    /** True: databases commit before they change the schema. */
    @Override
    public final boolean commits() {
        return true;
    }

    /** @throws InvalidStatement always: a statement that changes the schema has no params */
    @Override
    public final <V> DdlStatement with(Param<V> param, V value) {
        Asked.in("with(null, …)", "name the param", param);
        Asked.in("with(" + param + ", null)", "give a value", value);
        throw new InvalidStatement("with(" + param + ", …): a statement that changes the schema has no params: put the"
                + " value itself in its place");
    }

    @Override
    public final Rendered render(Dialect dialect) {
        return bound(Asked.in("render(null)", "give the dialect", dialect)).rendered();
    }

    @Override
    public final BoundSql bound(Dialect dialect) {
        Asked.in("bound(null)", "give the dialect", dialect);
        SqlText text = StackDepth.guarded(() -> dialect.render(node, existence));
        if (node instanceof DdlNode.Access access
                && access.change() != access.change().hidden()) {
            DdlNode hidden = new DdlNode.Access(access.change().hidden());
            return BoundSql.withSecret(shown(text), shown(dialect.render(hidden, existence)));
        }
        return BoundSql.withoutPlaceholders(isOfValues() ? text : shown(text));
    }

    /** Whether the values in the text are the application's, and not those of the schema, such as defaults. */
    private boolean isOfValues() {
        return node instanceof DdlNode.CreateTableAs || node instanceof DdlNode.CreateView;
    }

    private static SqlText shown(SqlText text) {
        return new SqlText(text.sql(), text.placeholders(), text.limits(), false, text.plain());
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof DdlStatement that
                && existence == that.existence
                && StackDepth.guarded(() -> node.equals(that.node));
    }

    @Override
    public final int hashCode() {
        return 31 * StackDepth.guarded(node::hashCode) + existence.hashCode();
    }

    /** The statement in the standard dialect, with question marks for the values of a query. */
    @Override
    public final String toString() {
        try {
            return StackDepth.guarded(() -> Dialect.STANDARD.describe(node, existence));
        } catch (LeanqException e) {
            return "/* refused: " + e.getMessage().replace("*/", "* /") + " */";
        }
    }
}
