package io.leanq.embedded.server;

import io.leanq.embedded.rewrite.DataStatement;
import io.leanq.embedded.rewrite.Rewritten;
import io.leanq.wire.common.AvaticaParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Prepares a statement in H2, and finds the types of its parameters. */
final class Preparation implements DataStatement.Visitor<PreparedSql, SQLException> {
    private final Connection connection;
    private final long maxRows;

    private Preparation(Connection connection, long maxRows) {
        this.connection = connection;
        this.maxRows = maxRows;
    }

    /**
     * Prepares the statement.
     *
     * @param maxRows rows of a result at most; 0 or less for no limit
     * @return null for a statement that changes the schema, which H2 is not asked to prepare
     */
    static @Nullable PreparedSql of(Connection connection, Rewritten rewritten, long maxRows) throws SQLException {
        return rewritten instanceof DataStatement statement
                ? statement.accept(new Preparation(connection, maxRows))
                : null;
    }

    @Override
    public PreparedSql visit(Rewritten.Sql plain) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(plain.sql());
        if (maxRows > 0) {
            statement.setLargeMaxRows(maxRows);
        }
        List<AvaticaParameter> parameters = ParameterTypes.of(statement, plain);
        return new PreparedSql(
                List.of(statement),
                new int[] {parameters.size()},
                null,
                List.of(),
                parameters,
                plain.compared(),
                plain.escapes());
    }

    @Override
    public PreparedSql visit(Rewritten.UpsertQuery upsert) throws SQLException {
        PreparedStatement query = connection.prepareStatement(upsert.query());
        List<AvaticaParameter> parameters = ParameterTypes.of(query);
        return new PreparedSql(
                List.of(query),
                new int[] {parameters.size()},
                connection.prepareStatement(upsert.row()),
                upsert.key(),
                parameters,
                Set.of(),
                Map.of());
    }

    @Override
    public PreparedSql visit(Rewritten.Merge merge) throws SQLException {
        PreparedSql prepared = visit(merge.merge());
        try {
            return prepared.behind(connection.prepareStatement(merge.partners()), merge.parameters());
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.COLUMN_NOT_FOUND_1) {
                return prepared; // rows of a view have no number, and H2 refuses to change them
            }
            prepared.close();
            throw e;
        }
    }

    /** Rows that are written alike share a statement, and the types of their parameters. */
    @Override
    public PreparedSql visit(Rewritten.UpsertRows upsert) throws SQLException {
        Map<String, PreparedStatement> bySql = new HashMap<>();
        Map<String, List<AvaticaParameter>> described = new HashMap<>();
        List<PreparedStatement> steps = new ArrayList<>();
        List<AvaticaParameter> parameters = new ArrayList<>();
        for (Rewritten.UpsertRows.Row row : upsert.rows()) {
            PreparedStatement step = bySql.get(row.sql());
            if (step == null) {
                step = connection.prepareStatement(row.sql());
                bySql.put(row.sql(), step);
                described.put(row.sql(), describe(row));
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
                Map.of());
    }

    private List<AvaticaParameter> describe(Rewritten.UpsertRows.Row row) throws SQLException {
        if (row.parameters() == 0) {
            return List.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(row.insert())) {
            return ParameterTypes.of(insert);
        }
    }
}
