package io.leanq.samples.quickstart;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;

/** The students' addresses, with an index that is created with the table. */
public final class Addresses extends Table<Addresses> {
    public static final Addresses ADDRESSES = Table.define("addresses", Addresses::new);

    public final NumberColumn<Addresses, Integer> id = column("id", INTEGER, primaryKey());
    public final NumberColumn<Addresses, Integer> studentId =
            column("st_id", INTEGER, notNull(), references(() -> Students.STUDENTS.id));
    public final TextColumn<Addresses> city = column("city", VARCHAR(40), notNull());

    private Addresses(TableRef<Addresses> ref) {
        super(ref);
        index("ix_addresses_st_id", studentId);
    }
}
