package io.leanq.query;

import io.leanq.tree.FromItem;
import io.leanq.tree.PlainSql;

/** Plain SQL in a from clause, with an alias and declared columns. */
final class PlainSource implements DeclaredSource {
    private final FromItem.OfPlain item;
    private final DeclaredColumns columns;

    private PlainSource(FromItem.OfPlain item, DeclaredColumns columns) {
        this.item = item;
        this.columns = columns;
    }

    static PlainSource of(PlainSql sql, String alias, Declared<?, ?>... columns) {
        DeclaredColumns declared = DeclaredColumns.of("asSource", alias, columns);
        return new PlainSource(new FromItem.OfPlain(declared.instance(sql.hashCode()), sql), declared);
    }

    @Override
    public <K> K get(Declared<?, K> column) {
        return columns.get(item.instance(), column);
    }

    @Override
    public FromItem fromItem() {
        return item;
    }

    @Override
    public String toString() {
        return item.instance().toString();
    }
}
