package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.driver.BindWriter;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.RowCount;
import io.leanq.tree.TableIdentity;
import io.leanq.type.Binds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL text of a statement, and the values of one execution. Immutable. */
public final class BoundSql implements BindWriter {
    private final SqlText text;
    private final ParamValues values;
    /** Null for a query. */
    private final @Nullable AbstractChange change;

    /** The text without the secret in it; null for a text without one. */
    private final @Nullable SqlText secretless;

    BoundSql(SqlText text, ParamValues values) {
        this(text, values, null);
    }

    BoundSql(SqlText text, ParamValues values, @Nullable AbstractChange change) {
        this(text, values, change, null);
    }

    private BoundSql(SqlText text, ParamValues values, @Nullable AbstractChange change, @Nullable SqlText secretless) {
        this.text = text;
        this.secretless = secretless;
        this.values = values;
        this.change = change;
        values.requireAllIn(text.placeholders());
    }

    /** A text without placeholders. */
    public static BoundSql withoutPlaceholders(SqlText text) {
        return new BoundSql(text, ParamValues.NONE);
    }

    /**
     * A text without placeholders that holds a secret.
     *
     * @param shown the text without the secret
     */
    public static BoundSql withSecret(SqlText text, SqlText shown) {
        return new BoundSql(text, ParamValues.NONE, null, shown);
    }

    /** The text for listeners and messages. */
    public String shownSql() {
        return secretless == null ? text.sql() : secretless.sql();
    }

    /** Whether the text holds a secret, so that neither it nor the server's words about it may be shown. */
    public boolean holdsSecret() {
        return secretless != null;
    }

    public String sql() {
        return text.sql();
    }

    /** The table that the statement changes; empty for a query. */
    public Optional<TableIdentity> target() {
        return change == null
                ? Optional.empty()
                : Optional.of(change.node().table().table());
    }

    /**
     * Checks the number of rows that the statement has changed, after its execution.
     *
     * @param changed {@link io.leanq.driver.RowCounts#UNREPORTED} if the server does not report it
     * @throws io.leanq.StaleRow if the statement is {@link Dsl#updateRowIfVersion} or {@link Dsl#deleteRowIfVersion},
     *     and has changed no row
     * @throws io.leanq.LeanqException if it is one of them, and the server does not report whether it has changed a row
     */
    public void requireOutcome(long changed) {
        if (change != null) {
            change.requireOutcome(changed);
        }
    }

    /** The same values for the text behind other words. */
    BoundSql after(String words) {
        return new BoundSql(
                new SqlText(words + text.sql(), text.placeholders(), text.limits(), text.holdsValues(), text.plain()),
                values);
    }

    /** Whether the text holds SQL that the user wrote. */
    public boolean holdsPlainSql() {
        return text.plain();
    }

    /** Whether the text contains literals of the user's values, so that messages must not show it. */
    public boolean holdsValues() {
        return text.holdsValues();
    }

    /**
     * @throws InvalidStatement if a param has no value
     */
    @Override
    public void writeTo(Binds binds) {
        List<ExpressionNode> placeholders = text.placeholders();
        for (int i = 0; i < placeholders.size(); i++) {
            ExpressionNode placeholder = placeholders.get(i);
            if (placeholder instanceof ExpressionNode.Bind bind) {
                bind.type().write(binds, i, bind.value());
            } else if (placeholder instanceof RowCount rows) {
                RowCount.TYPE.write(binds, i, rows.of(values.of(rows.parameter())));
            } else {
                ExpressionNode.Parameter parameter = (ExpressionNode.Parameter) placeholder;
                parameter.type().write(binds, i, values.of(parameter));
            }
        }
    }

    /** The text with the values as a list. */
    public Rendered rendered() {
        if (secretless != null) {
            return new Rendered(secretless.sql(), List.of());
        }
        if (hasBindsOnly()) {
            @SuppressWarnings("unchecked") // the check above holds, since the list never changes
            List<ExpressionNode.Bind> binds = (List<ExpressionNode.Bind>) (List<?>) text.placeholders();
            return new Rendered(text.sql(), binds, text.holdsValues());
        }
        List<ExpressionNode.Bind> binds = new ArrayList<>(text.placeholders().size());
        for (ExpressionNode placeholder : text.placeholders()) {
            binds.add(bind(placeholder));
        }
        return new Rendered(text.sql(), binds, text.holdsValues());
    }

    private ExpressionNode.Bind bind(ExpressionNode placeholder) {
        if (placeholder instanceof ExpressionNode.Parameter parameter) {
            return new ExpressionNode.Bind(parameter.type(), values.of(parameter));
        }
        if (placeholder instanceof RowCount rows) {
            return new ExpressionNode.Bind(RowCount.TYPE, rows.of(values.of(rows.parameter())));
        }
        return (ExpressionNode.Bind) placeholder;
    }

    private boolean hasBindsOnly() {
        for (int i = 0; i < text.placeholders().size(); i++) {
            if (!(text.placeholders().get(i) instanceof ExpressionNode.Bind)) {
                return false;
            }
        }
        return true;
    }

    /** The text without the values, which belong to the user. */
    @Override
    public String toString() {
        return secretless == null ? text.shown() : secretless.shown();
    }
}
