package io.leanq.schema;

import io.leanq.query.RowMapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are a record. The table class names the record once, and {@code define} matches its components
 * with the columns:
 *
 * <pre>{@code
 * public final class Accounts extends RecordTable<Accounts, Account> {
 *     public static final Accounts ACCOUNTS = Table.define("accounts", Accounts::new);
 *
 *     public final NumberColumn<Accounts, Long> id = column("id", BIGINT, primaryKey());
 *     public final TextColumn<Accounts> ownerName = column("owner_name", VARCHAR(40), notNull());
 *
 *     private Accounts(TableRef<Accounts> ref) {
 *         super(ref, Account.class);
 *     }
 * }
 *
 * record Account(long id, String ownerName) {}
 * }</pre>
 *
 * <p>Each component has one column of its name, case and underscores aside, and of its Java type. A component of a
 * primitive type needs a column that is NOT NULL. Columns without a component are neither read nor written; to insert
 * rows, each of them must be nullable or have a default, an identity or a sequence.
 *
 * <p>A record whose components differ from that extends {@link RowTable} and writes its mapping by hand.
 *
 * @param <T> the table class itself
 * @param <R> the record
 */
public abstract class RecordTable<T extends RecordTable<T, R>, R extends Record> extends RowTable<T, R> {
    private final Class<R> record;
    private final List<Column<T, ?>> columns = new ArrayList<>();

    /** A record with final fields, so that no thread sees a partial one; two threads can make it twice. */
    private @Nullable RowMapping<T, R> mapping;

    /**
     * @throws io.leanq.InvalidDefinition if the ref or the class is null. {@code Table.define} throws it if a component
     *     does not match a column, or LeanQ has no access to the record's constructor
     */
    protected RecordTable(TableRef<T> ref, Class<R> record) {
        super(ref);
        this.record = Required.in("table " + ref.instance() + ", super(ref, null)", "give the class", record);
    }

    @Override
    <C extends Column<T, ?>> C own(C column) {
        columns.add(column);
        return column;
    }

    @Override
    void complete() {
        row();
    }

    @Override
    public final RowMapping<T, R> row() {
        RowMapping<T, R> made = mapping;
        if (made == null) {
            made = RecordMatch.of(definition(), columns, record);
            mapping = made;
        }
        return made;
    }
}
