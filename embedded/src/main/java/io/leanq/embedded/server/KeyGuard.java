package io.leanq.embedded.server;

import io.leanq.embedded.database.ForeignKey;
import io.leanq.embedded.database.ForeignKeys;
import io.leanq.embedded.database.KeyLocks;
import io.leanq.embedded.database.LeanxcaleDatabase;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.rewrite.ChangeTarget;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds foreign keys at the end of each statement of one session: H2 runs a change inside {@code SELECT … FROM FINAL TABLE (…)}, which
 * gives the rows as they are afterwards, or OLD TABLE as they were; their keys are looked up when the statement has run.
 */
final class KeyGuard {
    private static final String VIOLATION = "23503";

    private final Connection connection;
    private final LeanxcaleDatabase database;
    private final Transaction transaction;

    KeyGuard(Connection connection, LeanxcaleDatabase database, Transaction transaction) {
        this.connection = connection;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * How a change of a table with foreign keys is run.
     *
     * @param sql gives the columns of the keys of each row that is changed
     * @param children keys whose child is changed: the rows are those afterwards
     * @param parents keys whose parent may go: the rows are those before
     */
    record Plan(String sql, List<String> columns, List<ForeignKey> children, List<ForeignKey> parents) {}

    /** Null for a change that no foreign key can be broken by. */
    @Nullable
    Plan plan(String change) throws SQLException {
        ChangeTarget target = ChangeTarget.of(change).orElse(null);
        ForeignKeys keys = database.foreignKeys();
        if (target == null) {
            return null;
        }
        String schema = target.schema() == null ? connection.getSchema() : target.schema();
        boolean update = startsWith(change, "UPDATE");
        boolean delete = startsWith(change, "DELETE");
        List<ForeignKey> children = delete
                ? List.of()
                : keys.ofChild(schema, target.table()).stream()
                        .filter(key -> !update || sets(target, key.columns()))
                        .toList();
        List<ForeignKey> parents = delete || update
                ? keys.ofParent(schema, target.table()).stream()
                        .filter(key -> delete || sets(target, key.parentColumns()))
                        .toList()
                : List.of();
        if (children.isEmpty() && parents.isEmpty()) {
            return null;
        }
        if (!children.isEmpty() && !parents.isEmpty()) {
            throw new ServerErrorException(
                    "0A000",
                    "An UPDATE that sets columns of a foreign key and columns that another one refers to is not supported:"
                            + " set them in two statements");
        }
        Set<String> columns = new LinkedHashSet<>();
        children.forEach(key -> columns.addAll(key.columns()));
        parents.forEach(key -> columns.addAll(key.parentColumns()));
        String list = columns.stream()
                .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
        return new Plan(
                "SELECT " + list + " FROM " + (children.isEmpty() ? "OLD" : "FINAL") + " TABLE (" + change + ")",
                List.copyOf(columns),
                children,
                parents);
    }

    /** H2 would empty a table that others refer to, for it is told to leave their keys to the server. */
    void requireNoTruncation(String sql) throws SQLException {
        if (!startsWith(sql, "TRUNCATE")) {
            return;
        }
        ChangeTarget target = ChangeTarget.of(sql).orElse(null);
        if (target != null) {
            String schema = target.schema() == null ? connection.getSchema() : target.schema();
            for (ForeignKey key : database.foreignKeys().ofParent(schema, target.table())) {
                if (!key.child().equals(key.parent())) {
                    throw new ServerErrorException(
                            "2BP01",
                            "Cannot truncate the table: " + key.violation().replace("Foreign key violation: ", ""));
                }
            }
        }
    }

    private static boolean startsWith(String sql, String word) {
        return sql.stripLeading().regionMatches(true, 0, word, 0, word.length());
    }

    private static boolean sets(ChangeTarget target, List<String> columns) {
        return columns.stream().anyMatch(column -> target.assigned().contains(column.toUpperCase(Locale.ROOT)));
    }

    /** The keys that one statement has touched. */
    final class Touched {
        private final Set<Change> changes = new LinkedHashSet<>();

        /** @param values as they are bound again, @param key as they are compared */
        private record Change(ForeignKey of, boolean child, List<Object> values, KeyLocks.Key key) {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Change that
                        && of.equals(that.of)
                        && child == that.child
                        && key.equals(that.key);
            }

            @Override
            public int hashCode() {
                return key.hashCode();
            }
        }

        /** Takes the rows of a plan. @return how many there are */
        long add(Plan plan, ResultSet rows) throws SQLException {
            long count = 0;
            while (rows.next()) {
                count++;
                for (ForeignKey key : plan.children) {
                    add(key, true, rows, key.columns());
                }
                for (ForeignKey key : plan.parents) {
                    add(key, false, rows, key.parentColumns());
                }
            }
            return count;
        }

        private void add(ForeignKey key, boolean child, ResultSet row, List<String> columns) throws SQLException {
            List<Object> values = new ArrayList<>(columns.size());
            for (String column : columns) {
                Object value = row.getObject(column);
                if (value == null) {
                    return; // refers to nothing, and nothing refers to it
                }
                values.add(value);
            }
            changes.add(new Change(
                    key,
                    child,
                    values,
                    new KeyLocks.Key(
                            key.parent(),
                            key.parentColumns(),
                            values.stream().map(Touched::comparable).toList())));
        }

        /** Numbers of any type, text without the blanks that pad it, bytes by content. */
        private static Object comparable(Object value) {
            if (value instanceof Number number) {
                return new BigDecimal(number.toString()).stripTrailingZeros();
            }
            if (value instanceof byte[] bytes) {
                return Arrays.toString(bytes);
            }
            return value instanceof String text ? text.stripTrailing() : value;
        }

        /** The statement has run. @throws ServerErrorException if a key does not hold, or another transaction is at its other end */
        void check() throws SQLException {
            for (Change change : changes) {
                if (change.child) {
                    transaction.shareKey(change.key);
                    if (!exists(change.of.parentQuery(), change.values)) {
                        throw new ServerErrorException(VIOLATION, change.of.violation());
                    }
                } else {
                    transaction.ownKey(change.key);
                    if (exists(change.of.childQuery(), change.values)
                            && !exists(change.of.parentQuery(), change.values)) {
                        throw new ServerErrorException(VIOLATION, change.of.violation());
                    }
                }
            }
        }
    }

    Touched touched() {
        return new Touched();
    }

    private boolean exists(String query, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
