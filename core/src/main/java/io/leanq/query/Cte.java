package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.CommonTable;
import io.leanq.tree.FromItem;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression: a query with a name, {@code c (name, total) AS (SELECT …)}. {@code with(c).query(…)}
 * declares it; the query selects from it like from a table, also several times under aliases. Two common table
 * expressions are never equal, even if they are built alike. Immutable.
 *
 * @param <R> what a row of the query is read as
 */
public final class Cte<R> extends QuerySource<R> {
    private final SourceInstance.OfCommonTable instance;
    private final @Nullable CommonTable declaration;

    private Cte(
            SourceInstance.OfCommonTable instance,
            List<Expression<?>> selected,
            List<String> columns,
            boolean keepsTypes,
            @Nullable CommonTable declaration) {
        super(instance, selected, columns, keepsTypes);
        this.instance = instance;
        this.declaration = declaration;
    }

    static <R> Cte<R> of(String name, Query<R> query) {
        TableIdentity table = table("cte(null, …)", name);
        QueryNode node = SubQueries.node(Needed.QUERY.in("cte(name, null)", query));
        List<Expression<?>> selected = SubQueries.known(query).projection().columns();
        List<String> columns = names(selected);
        return new Cte<>(
                instance(table),
                selected,
                columns,
                SubQueries.known(query).keepsTypes(),
                new CommonTable(table, columns, node, false));
    }

    static <R> Cte<R> recursive(String name, Query<R> first, Function<Cte<R>, Query<R>> step) {
        TableIdentity table = table("recursive(null, …)", name);
        AbstractQuery<R> anchor = SubQueries.known(Needed.QUERY.in("recursive(name, null, …)", first));
        List<Expression<?>> selected = anchor.projection().columns();
        List<String> columns = names(selected);
        Cte<R> itself = new Cte<>(instance(table), selected, columns, false, null);
        Query<R> next = Needed.QUERY.in(
                "recursive(name, first, step -> null)",
                Needed.FUNCTION.in("recursive(name, first, null)", step).apply(itself));
        QueryNode node = SubQueries.node(CombinedQuery.of(QueryNode.Combination.Operator.UNION_ALL, anchor, next));
        requireDigits(SqlTypes.of(anchor), SqlTypes.of(next));
        return new Cte<>(itself.instance, selected, columns, false, new CommonTable(table, columns, node, true));
    }

    /**
     * Refuses a step whose columns have more digits than those of the first query. The first query determines the types
     * of the columns, so each round would lose the additional digits.
     */
    private static void requireDigits(List<SqlType> first, List<SqlType> step) {
        for (int i = 0; i < first.size(); i++) {
            if (SqlTypes.losesDigits(first.get(i), step.get(i))) {
                throw new InvalidStatement("recursive: column " + (i + 1) + " is " + first.get(i)
                        + " in the first query"
                        + " and " + step.get(i) + " in the step, whose digits would be lost: cast(…) it in the first"
                        + " query, or round it in the step");
            }
        }
    }

    private static TableIdentity table(String call, String name) {
        if (Needed.NAME.in(call, name).isBlank()) {
            throw new InvalidStatement(call.replace("null", "\"\"") + ": a common table needs a name");
        }
        return new TableIdentity(ObjectName.of(name));
    }

    private static SourceInstance.OfCommonTable instance(TableIdentity table) {
        return new SourceInstance.OfCommonTable(table, Optional.empty());
    }

    /** The same common table under an alias, for self-joins. */
    public Cte<R> as(String alias) {
        if (Needed.ALIAS.in("as", alias).isBlank()) {
            throw new InvalidStatement("as(\"\"): an alias needs at least one visible character");
        }
        return new Cte<>(
                new SourceInstance.OfCommonTable(instance.table(), Optional.of(alias)),
                selected(),
                columns(),
                keepsTypes(),
                declaration);
    }

    CommonTable declaration() {
        if (declaration == null) {
            throw new InvalidStatement("with(" + instance.table() + "): this is what the step of recursive(…) was"
                    + " given; declare what recursive(…) answered");
        }
        return declaration;
    }

    @Override
    public FromItem fromItem() {
        return new FromItem.OfCommonTable(instance);
    }
}
