package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The declared columns of a source, with its alias: checked when it is built. */
final class DeclaredColumns {
    private final String alias;
    private final List<Declared<?, ?>> columns;

    private DeclaredColumns(String alias, List<Declared<?, ?>> columns) {
        this.alias = alias;
        this.columns = columns;
    }

    /** @param call the method that makes the source, for messages */
    static DeclaredColumns of(String call, String alias, Declared<?, ?>... columns) {
        if (Needed.ALIAS.in(call + "(null, …)", alias).isBlank()) {
            throw new InvalidStatement(call + "(\"\", …): a source needs an alias");
        }
        List<Declared<?, ?>> declared = List.of(Needed.DECLARED.inAll(call + "(alias, null)", columns));
        if (declared.isEmpty()) {
            throw new InvalidStatement(call + "(\"" + alias + "\") needs at least one column, field(name, type)");
        }
        Set<String> names = new HashSet<>();
        for (Declared<?, ?> column : declared) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidStatement(call + "(\"" + alias + "\", …) declares " + column.name() + " twice");
            }
        }
        return new DeclaredColumns(alias, declared);
    }

    Declared<?, ?> column(int at) {
        return columns.get(at);
    }

    /** @param content the hash code of what the source is made of, by which sources of one alias differ */
    SourceInstance.OfQuery instance(int content) {
        return new SourceInstance.OfQuery(
                alias, columns.stream().map(Declared::name).toList(), content);
    }

    /** @throws InvalidStatement if the column is not declared here */
    <K> K get(SourceInstance instance, Declared<?, K> column) {
        Declared<?, K> wanted = Needed.DECLARED.in("get", column);
        if (!columns.contains(wanted)) {
            throw new InvalidStatement(instance + " does not declare " + wanted + "; it has " + columns);
        }
        return Expressions.of(
                wanted.type(),
                new ExpressionNode.Column(instance, wanted.name(), wanted.type().sqlType(), false));
    }

    @Override
    public String toString() {
        return alias + " " + columns;
    }
}
