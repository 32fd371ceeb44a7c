package io.leanq.samples.transfers;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;

/** Accounts and their balances in cents. */
public final class Accounts extends Table<Accounts> {
    public static final Accounts ACCOUNTS = Table.define("transfer_accounts", Accounts::new);

    public final NumberColumn<Accounts, Integer> id = column("id", INTEGER, primaryKey());
    public final NumberColumn<Accounts, Long> balance = column("balance", BIGINT, notNull());

    private Accounts(TableRef<Accounts> ref) {
        super(ref);
    }
}
