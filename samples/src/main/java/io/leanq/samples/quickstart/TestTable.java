package io.leanq.samples.quickstart;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;

/** The smallest table: a key and a name. */
public final class TestTable extends Table<TestTable> {
    public static final TestTable TEST_TABLE = Table.define("test_table", TestTable::new);

    public final NumberColumn<TestTable, Integer> id = column("id", INTEGER, primaryKey());
    public final TextColumn<TestTable> name = column("name", VARCHAR);

    private TestTable(TableRef<TestTable> ref) {
        super(ref);
    }
}
