package io.leanq.embedded.server;

import io.leanq.embedded.database.OpenTransactions;
import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.rewrite.EscapedPatterns;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.value.RowCursor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement prepared in H2: one of H2's statements, or the several that an UPSERT or MERGE takes. {@link #cancel} may
 * come from any thread.
 */
final class PreparedSql implements AutoCloseable {
    /** H2's statements in the order they run. Rows of an UPSERT that are written alike share one statement. */
    private final List<PreparedStatement> steps;

    private final int[] parametersOfStep;
    /** Runs once for each row that the first step gives. */
    private final @Nullable PreparedStatement perRow;
    /** The columns of the first step's rows that make the key of the table. */
    private final List<Integer> key;

    private final List<AvaticaParameter> parameters;
    /** The numbers of parameters that H2 compares as they are. */
    private final Set<Integer> compared;

    /** The escape character of each parameter that is a pattern with an escape. */
    private final Map<Integer, Character> escapes;

    /** For a MERGE: gives a row if a row of the target has several partners. Its parameters are the first ones. */
    private @Nullable PreparedStatement partners;

    private int parametersOfPartners;

    private volatile boolean canceled;
    private @Nullable StatementDeadline deadline;

    PreparedSql(
            List<PreparedStatement> steps,
            int[] parametersOfStep,
            @Nullable PreparedStatement perRow,
            List<Integer> key,
            List<AvaticaParameter> parameters,
            Set<Integer> compared,
            Map<Integer, Character> escapes) {
        this.steps = steps;
        this.parametersOfStep = parametersOfStep;
        this.perRow = perRow;
        this.key = key;
        this.parameters = parameters;
        this.compared = compared;
        this.escapes = escapes;
    }

    /** Makes a MERGE fail if this query gives a row. @return this */
    PreparedSql behind(PreparedStatement query, int itsParameters) {
        partners = query;
        parametersOfPartners = itsParameters;
        return this;
    }

    List<AvaticaParameter> parameters() {
        return parameters;
    }

    /** The columns of a query, null for anything else. */
    @Nullable
    ResultSetMetaData columns() throws SQLException {
        return isSeveral() ? null : OpenTransactions.within(steps.get(0)::getMetaData);
    }

    /** True when the statement takes several of H2's. They succeed or fail together. */
    boolean isSeveral() {
        return steps.size() > 1 || perRow != null || partners != null;
    }

    /** Runs a query or a change. @return the rows; null for a change, whose count {@link #changed} has */
    @Nullable
    ResultSet execute(RowCursor values) throws SQLException {
        if (isSeveral()) {
            throw new IllegalStateException("several statements are run by update");
        }
        PreparedStatement statement = steps.get(0);
        bind(0, 0, values);
        return statement.execute() ? statement.getResultSet() : null;
    }

    /** Rows that the last {@link #execute} changed. */
    long changed() throws SQLException {
        return steps.get(0).getLargeUpdateCount();
    }

    /** Runs a change. @return rows changed */
    long update(RowCursor values) throws SQLException {
        if (partners != null) {
            requireOnePartnerEach(partners, values);
        }
        if (perRow != null) {
            bind(0, 0, values);
            return updateFromQuery(perRow);
        }
        long changed = 0;
        int first = 0;
        for (int step = 0; step < steps.size(); step++) {
            requireWanted();
            bind(step, first, values);
            changed += steps.get(step).executeLargeUpdate();
            first += parametersOfStep[step];
        }
        return changed;
    }

    private void requireOnePartnerEach(PreparedStatement query, RowCursor values) throws SQLException {
        ParameterBinder.requireCount(parameters.size(), values);
        ParameterBinder.bind(query, parameters.subList(0, parametersOfPartners), compared, values, 0);
        try (ResultSet several = query.executeQuery()) {
            if (several.next()) {
                throw new ServerErrorException(ReportedError.severalPartners());
            }
        }
        requireWanted();
    }

    private long updateFromQuery(PreparedStatement row) throws SQLException {
        long changed = 0;
        try (ResultSet rows = steps.get(0).executeQuery()) {
            int width = row.getParameterMetaData().getParameterCount();
            if (rows.getMetaData().getColumnCount() != width) {
                throw new ServerErrorException(
                        "21S01",
                        "UPSERT has " + width + " columns, but the query "
                                + rows.getMetaData().getColumnCount());
            }
            KeysSeen seen = new KeysSeen(key);
            while (rows.next()) {
                requireWanted();
                seen.add(rows);
                for (int i = 1; i <= width; i++) {
                    row.setObject(i, rows.getObject(i));
                }
                changed += row.executeLargeUpdate();
            }
        }
        return changed;
    }

    private void bind(int step, int first, RowCursor values) throws SQLException {
        if (step == 0) {
            ParameterBinder.requireCount(parameters.size(), values);
        }
        escapes.forEach((number, escape) -> {
            if (values.getObject(number - 1) instanceof String pattern) {
                EscapedPatterns.requireValid(pattern, escape);
            }
        });
        List<AvaticaParameter> ofStep = parameters.subList(first, first + parametersOfStep[step]);
        ParameterBinder.bind(steps.get(step), ofStep, compared, values, first);
    }

    /** Sets the deadline of all steps that follow; null for none. */
    void deadline(@Nullable StatementDeadline newDeadline) {
        deadline = newDeadline;
    }

    /**
     * Fails if the statement was canceled or its time is over. H2 forgets a cancellation that comes between two of its
     * statements, and gives each of them the whole time.
     */
    void requireWanted() {
        if (canceled) {
            throw new ServerErrorException("57014", "The statement was canceled");
        }
        if (deadline != null) {
            deadline.requireTime();
        }
    }

    /**
     * Stops the statement before its next step or row at the latest. The caller may have to repeat this for a step that
     * is about to start.
     */
    void cancel() throws SQLException {
        canceled = true;
        for (PreparedStatement step : distinct()) {
            step.cancel();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement step : distinct()) {
            step.close();
        }
    }

    private List<PreparedStatement> distinct() {
        List<PreparedStatement> all = new ArrayList<>(steps.stream().distinct().toList());
        if (perRow != null) {
            all.add(perRow);
        }
        if (partners != null) {
            all.add(partners);
        }
        return all;
    }
}
