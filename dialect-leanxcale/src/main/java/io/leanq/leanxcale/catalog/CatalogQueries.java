package io.leanq.leanxcale.catalog;

import io.leanq.catalog.CatalogRow;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the queries of a {@link CatalogFamily} on a connection. */
record CatalogQueries(DriverConnection connection) {

    /**
     * The text of a query whose first column is the table's name. The query is of one table, by schema and name, or of
     * all tables of a schema.
     */
    @FunctionalInterface
    interface TableQuery {
        String text(boolean ofOneTable);
    }

    <X> List<X> rows(String sql, CatalogRow<X> row) {
        return CatalogRow.all(connection.query(sql, BindWriter.NONE), row);
    }

    void read(String sql, BindWriter values, Consumer<DriverCursor> eachRow) {
        try (DriverCursor cursor = connection.query(sql, values)) {
            while (cursor.next()) {
                eachRow.accept(cursor);
            }
        }
    }

    /**
     * The rows of each table, in the query's order. There is one query for each schema, which is of one table if no
     * other table of the schema is wanted. The result may also hold other tables of the schemas.
     */
    <X> Map<ObjectName, List<X>> byTable(List<ObjectName> wanted, TableQuery sql, CatalogRow<X> row) {
        Map<Optional<String>, List<String>> schemas = new LinkedHashMap<>();
        wanted.forEach(name -> schemas.computeIfAbsent(name.schema(), schema -> new ArrayList<>())
                .add(name.name()));
        Map<ObjectName, List<X>> found = new HashMap<>();
        schemas.forEach((schema, tables) -> {
            boolean one = tables.size() == 1;
            BindWriter values = binds -> {
                binds.setString(0, schema.orElse(""));
                if (one) {
                    binds.setString(1, tables.get(0));
                }
            };
            read(
                    sql.text(one),
                    values,
                    cells -> found.computeIfAbsent(
                                    new ObjectName(schema, CatalogRow.text(cells, 0)), name -> new ArrayList<>())
                            .add(row.read(cells)));
        });
        return found;
    }
}
