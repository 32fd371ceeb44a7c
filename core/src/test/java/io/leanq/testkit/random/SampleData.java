package io.leanq.testkit.random;

import io.leanq.exec.Database;
import io.leanq.query.Dsl;
import io.leanq.query.InsertStep;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.testkit.TableRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of random statements, with all common types, many NULLs, and values at the edges of their types. */
public final class SampleData {
    private final long seed;
    private final boolean earlyDays;
    private final List<SampleTable> tables;

    /**
     * @param seed the seed of the rows and of the statements
     * @param earlyDays whether days before 1582-10-15 are among the values; JDBC's classes, and so Avatica, do not have
     *     ten of these days and give earlier days other dates
     */
    public SampleData(long seed, boolean earlyDays) {
        this.seed = seed;
        this.earlyDays = earlyDays;
        Choice choice = choice(-1);
        List<String> names = List.of(
                "id", "i", "n", "b", "s", "d2", "d0", "d6", "x", "r", "v", "w", "c", "dt", "ts", "tm", "f", "y");
        List<Kind> kinds = List.of(
                Kind.INTEGER,
                Kind.INTEGER,
                Kind.INTEGER,
                Kind.BIGINT,
                Kind.SMALLINT,
                Kind.decimal(10, 2),
                Kind.decimal(6, 0),
                Kind.decimal(18, 6),
                Kind.DOUBLE,
                Kind.REAL,
                Kind.varchar(5),
                Kind.varchar(20),
                Kind.character(5),
                Kind.DATE,
                Kind.TIMESTAMP,
                Kind.TIME,
                Kind.BOOLEAN,
                Kind.varbinary(4));
        tables = List.of(
                SampleTable.of("goods", names, kinds, rows(choice, names, kinds, 14)),
                SampleTable.of(
                        "parts",
                        List.of("id", "n", "b", "d", "x", "v", "c", "dt", "f"),
                        List.of(
                                Kind.BIGINT,
                                Kind.INTEGER,
                                Kind.BIGINT,
                                Kind.decimal(12, 4),
                                Kind.DOUBLE,
                                Kind.varchar(8),
                                Kind.character(3),
                                Kind.DATE,
                                Kind.BOOLEAN),
                        rows(
                                choice,
                                List.of("id", "n", "b", "d", "x", "v", "c", "dt", "f"),
                                List.of(
                                        Kind.BIGINT,
                                        Kind.INTEGER,
                                        Kind.BIGINT,
                                        Kind.decimal(12, 4),
                                        Kind.DOUBLE,
                                        Kind.varchar(8),
                                        Kind.character(3),
                                        Kind.DATE,
                                        Kind.BOOLEAN),
                                9)));
    }

    private static List<@Nullable Object[]> rows(Choice choice, List<String> names, List<Kind> kinds, int count) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            @Nullable Object[] row = new Object[kinds.size()];
            row[0] = (long) i;
            for (int j = 1; j < row.length; j++) {
                row[j] = choice.percent(25) ? null : value(choice, names.get(j), kinds.get(j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(Choice choice, String name, Kind kind) {
        return name.equals("n")
                ? (Object) (long) choice.between(-3, 10)
                : Values.stored(kind, Values.fitting(choice, kind));
    }

    long seed() {
        return seed;
    }

    /** @param statement the number of the statement, from 0 */
    Choice choice(long statement) {
        return new Choice(seed, statement, earlyDays);
    }

    List<SampleTable> tables() {
        return tables;
    }

    /** The tables in the form of the test kit's engines. */
    public List<TableRows> tableRows() {
        return tables.stream().map(SampleTable::tableRows).toList();
    }

    /** Creates the tables and inserts their rows. */
    void fill(Database database) {
        for (SampleTable table : tables) {
            MetaData.of(table.table()).createAll(database);
            for (@Nullable Object[] row : table.rows()) {
                database.execute(insert(table, row));
            }
        }
    }

    private static InsertStep<DynamicTable> insert(SampleTable table, @Nullable Object[] row) {
        InsertStep<DynamicTable> insert = Dsl.insertInto(table.table());
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            insert = set(
                    insert,
                    table.table().columns().get(i),
                    value == null ? null : table.kinds().get(i).toJava(value));
        }
        return insert;
    }

    @SuppressWarnings("unchecked") // the value is one of the column's type
    static <V> InsertStep<DynamicTable> set(
            InsertStep<DynamicTable> insert, Column<DynamicTable, V> column, @Nullable Object value) {
        return insert.set(column, (V) value);
    }
}
