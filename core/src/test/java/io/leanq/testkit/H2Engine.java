package io.leanq.testkit;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.jdbc.JdbcDriver;
import io.leanq.driver.jdbc.JdbcOwnership;
import io.leanq.exec.StandardPlatform;
import io.leanq.query.BoundSql;
import io.leanq.query.Change;
import io.leanq.render.Dialect;
import io.leanq.schema.ColumnDefinition;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.type.Cells;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * H2 in this process, by LeanQ's own platform for it, over known rows. Tables have no constraints, so that any change
 * of their rows is possible; each change is rolled back. NULL sorts high, as in Calcite. Belongs to one thread at a
 * time.
 */
public final class H2Engine implements QueryEngine, AutoCloseable {
    /** H2's dialect without hints, which choose a plan and do not change rows. */
    static final Dialect DIALECT = StandardPlatform.H2.dialect(Optional.empty()).toBuilder("H2")
            .vendor(TestDialects.UseIndex.class, (hint, out) -> {})
            .vendor(TestDialects.FixedOrder.class, (hint, out) -> {})
            .build();

    private final DriverConnection connection;

    public H2Engine(List<TableRows> tables) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DEFAULT_NULL_ORDERING=HIGH");
        connection = new JdbcDriver(source, JdbcOwnership.CHECKED).acquire();
        Set<DdlNode> sequences = new LinkedHashSet<>();
        for (TableRows table : tables) {
            create(table);
            fill(table);
            table.table().definition().columns().stream()
                    .flatMap(column -> column.sequence().stream())
                    .forEach(sequence -> sequences.add(
                            new DdlNode.CreateSequence(sequence.name(), sequence.first(), sequence.step())));
        }
        sequences.forEach(sequence -> run(DIALECT.render(sequence)));
    }

    private void create(TableRows table) {
        List<DdlNode.ColumnSpec> columns = table.table().definition().columns().stream()
                .map(column ->
                        new DdlNode.ColumnSpec(column.name(), column.type().sqlType(), true, Optional.empty()))
                .toList();
        run(DIALECT.render(
                new DdlNode.CreateTable(table.table().definition().name(), columns, List.of(), List.of(), List.of())));
    }

    private void run(String sql) {
        connection.execute(sql, BindWriter.NONE);
    }

    private void fill(TableRows table) {
        List<ColumnDefinition> columns = table.table().definition().columns();
        List<ExpressionNode> places = columns.stream()
                .<ExpressionNode>map(
                        column -> new ExpressionNode.Bind(column.type().sqlType(), null))
                .toList();
        String insert = DIALECT.render(
                        new ChangeNode.Insert(
                                ChangeNode.Insert.Mode.INSERT,
                                table.table().instance(),
                                nodes(table),
                                new ChangeNode.InsertSource.Values(List.of(places))),
                        0)
                .sql();
        for (List<@Nullable Object> row : table.rows()) {
            connection.execute(insert, binds -> {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).type().sqlType().write(binds, i, row.get(i));
                }
            });
        }
    }

    private static List<ExpressionNode.Column> nodes(TableRows table) {
        return table.table().definition().columns().stream()
                .map(column -> new ExpressionNode.Column(
                        table.table().instance(), column.name(), column.type().sqlType(), true))
                .toList();
    }

    @Override
    public <X> List<X> fetch(String sql, BindWriter values, Function<Cells, X> row) {
        List<X> made = new ArrayList<>();
        try (DriverCursor cursor = connection.query(sql, values)) {
            while (cursor.next()) {
                made.add(row.apply(cursor));
            }
        }
        return made;
    }

    /** All rows of the table after the change, which is rolled back then. */
    public List<List<@Nullable Object>> after(Change change, TableRows table) {
        BoundSql bound = change.bound(DIALECT);
        connection.autocommit(false);
        try {
            connection.execute(bound.sql(), bound);
            return all(table);
        } finally {
            connection.rollback();
            connection.autocommit(true);
        }
    }

    private List<List<@Nullable Object>> all(TableRows table) {
        List<ColumnDefinition> columns = table.table().definition().columns();
        List<SelectItem> items =
                nodes(table).stream().map(ExpressionNode.Column::item).toList();
        QueryNode every = new QueryNode.Select(
                List.of(),
                false,
                items,
                Optional.of(new FromItem.OfTable(table.table().instance(), List.of())),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                QueryNode.Paging.NONE);
        return fetch(DIALECT.render(every, 0).sql(), BindWriter.NONE, table::read);
    }

    @Override
    public void close() {
        connection.close();
    }
}
