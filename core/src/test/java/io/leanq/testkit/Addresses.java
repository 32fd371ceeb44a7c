package io.leanq.testkit;

import io.leanq.query.DataType;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PrimaryKey2;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;

/** The second example table: a key of two columns, a foreign key, an index, and no row record. */
public final class Addresses extends Table<Addresses> {
    public static final Addresses ADDRESSES = Table.define("addresses", Addresses::new);

    public final NumberColumn<Addresses, Integer> studentId =
            column("st_id", DataType.INTEGER, references(() -> Students.STUDENTS.id));
    public final TextColumn<Addresses> city = column("city", DataType.VARCHAR(40));
    public final TextColumn<Addresses> street = column("street", DataType.VARCHAR);

    public final PrimaryKey2<Addresses, Integer, String> key = primaryKey(studentId, city);

    private Addresses(TableRef<Addresses> ref) {
        super(ref);
        index("ix_city", city);
    }
}
