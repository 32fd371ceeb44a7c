package io.leanq.testkit;

import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.tree.ExpressionNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** Calcite's own engine over rows in memory: a second opinion on what a query gives, and for what H2 cannot run. */
public final class CalciteEngine implements AutoCloseable {
    private final Connection connection;

    public CalciteEngine() throws SQLException {
        connection = DriverManager.getConnection("jdbc:calcite:caseSensitive=false;unquotedCasing=UNCHANGED");
    }

    /** @param rows dates as days since 1970, timestamps as milliseconds since then */
    public CalciteEngine with(Table<?> table, List<@Nullable Object[]> rows) throws SQLException {
        connection
                .unwrap(CalciteConnection.class)
                .getRootSchema()
                .add(
                        table.definition().name().name(),
                        new InMemory(table.definition().columns(), rows));
        return this;
    }

    /** The rows of the query, each a list of what JDBC gives. */
    public List<List<@Nullable Object>> fetch(Query<?> query, Dialect dialect) throws SQLException {
        Rendered rendered = query.render(dialect);
        try (PreparedStatement statement = connection.prepareStatement(rendered.sql())) {
            List<ExpressionNode.Bind> binds = rendered.binds();
            for (int i = 0; i < binds.size(); i++) {
                statement.setObject(i + 1, binds.get(i).value());
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static final class InMemory extends AbstractTable implements ScannableTable {
        private final List<ColumnDefinition> columns;
        private final List<@Nullable Object[]> rows;

        InMemory(List<ColumnDefinition> columns, List<@Nullable Object[]> rows) {
            this.columns = columns;
            this.rows = rows;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory types) {
            RelDataTypeFactory.Builder row = types.builder();
            for (ColumnDefinition column : columns) {
                row.add(column.name(), CalciteJudge.type(types, column.type().sqlType()))
                        .nullable(true);
            }
            return row.build();
        }

        @Override
        public Enumerable<@Nullable Object[]> scan(DataContext root) {
            return Linq4j.asEnumerable(rows);
        }
    }
}
