package io.leanq.misuse;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;

/** A second table beside {@link Orders}. */
public final class Customers extends Table<Customers> {
    public static final Customers CUSTOMERS = Table.define("customers", Customers::new);

    public final NumberColumn<Customers, Integer> id = column("id", INTEGER, primaryKey());
    public final TextColumn<Customers> name = column("name", VARCHAR);

    private Customers(TableRef<Customers> ref) {
        super(ref);
    }
}
