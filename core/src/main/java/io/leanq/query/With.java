package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.CommonTable;
import java.util.ArrayList;
import java.util.List;

/** Declared common table expressions, whose query comes next. Immutable. */
public final class With {
    private final List<CommonTable> tables;

    private With(List<CommonTable> tables) {
        this.tables = tables;
    }

    static With of(Cte<?>... tables) {
        if (Needed.ARRAY.in("with", tables).length == 0) {
            throw new InvalidStatement("with() needs at least one common table");
        }
        List<CommonTable> declared = new ArrayList<>();
        for (Cte<?> table : tables) {
            declared.add(Needed.COMMON_TABLE.in("with", table).declaration());
        }
        return new With(List.copyOf(declared));
    }

    /**
     * {@code WITH c (…) AS (…) SELECT …}. The limit and offset of the result are those of {@code query}.
     *
     * @throws InvalidStatement if {@code query} declares common tables itself, or carries values for params
     */
    public <R> Query<R> query(Query<R> query) {
        AbstractQuery<R> known = SubQueries.known(Needed.QUERY.in("query", query));
        SubQueries.node(known);
        if (known instanceof WithQuery<?>) {
            throw new InvalidStatement("a with inside a with: declare all common tables in one, with(a, b).query(…)");
        }
        return new WithQuery<>(tables, known);
    }
}
