package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.PlainSql;
import io.leanq.tree.SourceInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Plain SQL in a from clause, with an alias and declared columns. */
final class PlainSource implements DeclaredSource {
    private final FromItem.OfPlain item;
    private final List<Declared<?, ?>> columns;

    private PlainSource(FromItem.OfPlain item, List<Declared<?, ?>> columns) {
        this.item = item;
        this.columns = columns;
    }

    static PlainSource of(PlainSql sql, String alias, Declared<?, ?>... columns) {
        if (Needed.ALIAS.in("asSource(null, …)", alias).isBlank()) {
            throw new InvalidStatement("asSource(\"\", …): a source needs an alias");
        }
        List<Declared<?, ?>> declared = List.of(Needed.DECLARED.inAll("asSource(alias, null)", columns));
        if (declared.isEmpty()) {
            throw new InvalidStatement("asSource(\"" + alias + "\") needs at least one column, field(name, type)");
        }
        Set<String> names = new HashSet<>();
        for (Declared<?, ?> column : declared) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidStatement("asSource(\"" + alias + "\", …) declares " + column.name() + " twice");
            }
        }
        SourceInstance.OfQuery instance = new SourceInstance.OfQuery(
                alias, declared.stream().map(Declared::name).toList(), sql.hashCode());
        return new PlainSource(new FromItem.OfPlain(instance, sql), declared);
    }

    @Override
    public <K> K get(Declared<?, K> column) {
        Declared<?, K> wanted = Needed.DECLARED.in("get", column);
        if (!columns.contains(wanted)) {
            throw new InvalidStatement(item.instance() + " does not declare " + wanted + "; it has " + columns);
        }
        return Expressions.of(
                wanted.type(),
                new ExpressionNode.Column(
                        item.instance(), wanted.name(), wanted.type().sqlType(), false));
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
