package io.leanq.embedded.server;

import io.leanq.embedded.database.OpenTransactions;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.rewrite.EscapedPatterns;
import io.leanq.embedded.rewrite.Rewritten;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.value.RowCursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement prepared in H2: one H2 statement, or for an UPSERT the several that stand for it. {@link #cancel} may come from
 * any thread.
 */
final class PreparedSql implements AutoCloseable {
    /** H2's statements in the order they run; rows that are written alike share one. */
    private final List<PreparedStatement> steps;

    private final int[] parametersOfStep;
    /** Runs once for each row that the first step gives. */
    private final @Nullable PreparedStatement perRow;
    /** The columns of the first step's rows that make the key of what is put in. */
    private final List<Integer> key;

    private final List<AvaticaParameter> parameters;
    /** The numbers of parameters that H2 compares as they are. */
    private final Set<Integer> compared;

    private final KeyGuard guard;
    /** How each step, and then the row that is put in, is run where foreign keys may be broken by it; null where none may. */
    private final List<KeyGuard.@Nullable Plan> plans;
    /** The escape character of each parameter that is a pattern with one. */
    private final Map<Integer, Character> escapes;

    private volatile boolean canceled;
    private @Nullable Deadline deadline;

    private PreparedSql(
            List<PreparedStatement> steps,
            int[] parametersOfStep,
            @Nullable PreparedStatement perRow,
            List<Integer> key,
            List<AvaticaParameter> parameters,
            Set<Integer> compared,
            Map<Integer, Character> escapes,
            KeyGuard guard,
            List<KeyGuard.@Nullable Plan> plans) {
        this.guard = guard;
        this.plans = plans;
        this.steps = steps;
        this.parametersOfStep = parametersOfStep;
        this.perRow = perRow;
        this.key = key;
        this.parameters = parameters;
        this.compared = compared;
        this.escapes = escapes;
    }

    /** Null for a statement that changes the schema, which H2 is not asked to prepare. */
    static @Nullable PreparedSql of(Connection connection, Rewritten rewritten, long maxRows, KeyGuard guard)
            throws SQLException {
        if (rewritten.isDdl()) {
            return null;
        }
        if (rewritten instanceof Rewritten.Sql plain) {
            PreparedStatement statement = connection.prepareStatement(plain.sql());
            if (maxRows > 0) {
                statement.setLargeMaxRows(maxRows);
            }
            List<AvaticaParameter> parameters = ParameterTypes.of(statement, plain);
            KeyGuard.Plan plan = plain.isQuery() ? null : guard.plan(plain.sql());
            if (plan != null) {
                statement.close();
                statement = connection.prepareStatement(plan.sql());
            }
            return new PreparedSql(
                    List.of(statement),
                    new int[] {parameters.size()},
                    null,
                    List.of(),
                    parameters,
                    plain.compared(),
                    plain.escapes(),
                    guard,
                    Collections.singletonList(plan));
        }
        if (rewritten instanceof Rewritten.UpsertQuery upsert) {
            PreparedStatement query = connection.prepareStatement(upsert.query());
            List<AvaticaParameter> parameters = ParameterTypes.of(query);
            KeyGuard.Plan plan = guard.plan(upsert.row());
            return new PreparedSql(
                    List.of(query),
                    new int[] {parameters.size()},
                    connection.prepareStatement(plan == null ? upsert.row() : plan.sql()),
                    upsert.key(),
                    parameters,
                    Set.of(),
                    Map.of(),
                    guard,
                    Arrays.asList(null, plan));
        }
        if (rewritten instanceof Rewritten.UpsertRows upsert) {
            return ofRows(connection, upsert, guard);
        }
        throw new IllegalStateException("nothing to prepare in " + rewritten.kind());
    }

    /** Rows that are written alike share a statement, and the types of their parameters. */
    private static PreparedSql ofRows(Connection connection, Rewritten.UpsertRows upsert, KeyGuard guard)
            throws SQLException {
        List<KeyGuard.@Nullable Plan> plans = new ArrayList<>();
        Map<String, PreparedStatement> bySql = new HashMap<>();
        Map<String, List<AvaticaParameter>> described = new HashMap<>();
        List<PreparedStatement> steps = new ArrayList<>();
        List<AvaticaParameter> parameters = new ArrayList<>();
        for (Rewritten.UpsertRows.Row row : upsert.rows()) {
            PreparedStatement step = bySql.get(row.sql());
            KeyGuard.Plan plan = guard.plan(row.sql());
            plans.add(plan);
            if (step == null) {
                step = connection.prepareStatement(plan == null ? row.sql() : plan.sql());
                bySql.put(row.sql(), step);
                described.put(row.sql(), describe(connection, row));
            }
            steps.add(step);
            parameters.addAll(described.getOrDefault(row.sql(), List.of()));
        }
        return new PreparedSql(
                steps,
                upsert.rows().stream()
                        .mapToInt(Rewritten.UpsertRows.Row::parameters)
                        .toArray(),
                null,
                List.of(),
                ParameterTypes.numbered(parameters),
                Set.of(),
                Map.of(),
                guard,
                plans);
    }

    private static List<AvaticaParameter> describe(Connection connection, Rewritten.UpsertRows.Row row)
            throws SQLException {
        if (row.parameters() == 0) {
            return List.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(row.insert())) {
            return ParameterTypes.of(insert);
        }
    }

    List<AvaticaParameter> parameters() {
        return parameters;
    }

    /** The columns of a query, null for anything else. */
    @Nullable
    ResultSetMetaData columns() throws SQLException {
        return isSeveral() || isGuarded() ? null : OpenTransactions.within(steps.get(0)::getMetaData);
    }

    /** True when foreign keys are to be looked up after it has run: it is run by {@link #update} then, and taken back if one is broken. */
    boolean isGuarded() {
        for (KeyGuard.Plan plan : plans) {
            if (plan != null) {
                return true;
            }
        }
        return false;
    }

    /** True when several of H2's statements stand for this one: they succeed or fail together. */
    boolean isSeveral() {
        return steps.size() > 1 || perRow != null;
    }

    /** Runs a query or a change. @return the rows, null for a change, whose count is then {@link #changed} */
    @Nullable
    ResultSet execute(RowCursor values) throws SQLException {
        if (isSeveral() || isGuarded()) {
            throw new IllegalStateException("this is run by update");
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
        KeyGuard.Touched touched = guard.touched();
        long changed = update(values, touched);
        touched.check();
        return changed;
    }

    private long update(RowCursor values, KeyGuard.Touched touched) throws SQLException {
        if (perRow != null) {
            bind(0, 0, values);
            return updateFromQuery(perRow, touched);
        }
        long changed = 0;
        int first = 0;
        for (int step = 0; step < steps.size(); step++) {
            requireWanted();
            bind(step, first, values);
            changed += run(steps.get(step), plans.get(step), touched);
            first += parametersOfStep[step];
        }
        return changed;
    }

    private static long run(PreparedStatement step, KeyGuard.@Nullable Plan plan, KeyGuard.Touched touched)
            throws SQLException {
        if (plan == null) {
            return step.executeLargeUpdate();
        }
        try (ResultSet rows = step.executeQuery()) {
            return touched.add(plan, rows);
        }
    }

    private long updateFromQuery(PreparedStatement row, KeyGuard.Touched touched) throws SQLException {
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
                changed += run(row, plans.get(1), touched);
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

    /** Takes the time until which all of the following steps have to end; null for any. */
    void deadline(@Nullable Deadline newDeadline) {
        deadline = newDeadline;
    }

    /** H2 forgets a cancellation that comes between two of its statements, and gives each of them the whole time. */
    private void requireWanted() {
        if (canceled) {
            throw new ServerErrorException("57014", "The statement was canceled");
        }
        if (deadline != null) {
            deadline.requireTime();
        }
    }

    /** Stops it for good, at the latest before its next step or row. May have to be repeated for a step about to start. */
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
        return all;
    }
}
