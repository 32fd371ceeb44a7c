package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import java.util.List;

/**
 * A statement of an SQL script, sent as it stands and without binds, in every dialect.
 * {@link Dsl#sql(String, SqlPart...)} is for statements that a program writes: it reads holes in the text, and checks
 * it. Immutable.
 */
public final class ScriptSql implements Change {
    private final SqlText text;
    private final boolean commits;

    private ScriptSql(SqlText text, boolean commits) {
        this.text = text;
        this.commits = commits;
    }

    /**
     * @param holdsValues whether the text has values in it, so that messages and logs must not show it
     * @param commits whether a database may commit the transaction in which the statement runs, so that it is refused
     *     within one
     */
    public static ScriptSql of(String text, boolean holdsValues, boolean commits) {
        if (Needed.TEXT.in("ScriptSql.of(null, …)", text).isBlank()) {
            throw new InvalidStatement("ScriptSql.of(\"\", …): give a statement");
        }
        return new ScriptSql(new SqlText(text, List.of(), List.of(), holdsValues, true), commits);
    }

    @Override
    public <V> Change with(Param<V> param, V value) {
        throw new InvalidStatement("with(param, value): a statement of a script has no params");
    }

    @Override
    public boolean commits() {
        return commits;
    }

    @Override
    public Rendered render(Dialect dialect) {
        return bound(dialect).rendered();
    }

    @Override
    public BoundSql bound(Dialect dialect) {
        Needed.DIALECT.in("bound", dialect);
        return new BoundSql(text, ParamValues.NONE);
    }

    @Override
    public String toString() {
        return text.shown();
    }
}
