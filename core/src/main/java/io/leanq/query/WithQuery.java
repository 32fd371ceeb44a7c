package io.leanq.query;

import io.leanq.tree.CommonTable;
import io.leanq.tree.QueryNode;
import io.leanq.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query with declarations of the common tables that it selects from. */
final class WithQuery<R> extends AbstractQuery<R> {
    private final List<CommonTable> tables;
    private final AbstractQuery<R> body;
    private volatile @Nullable QueryNode node;

    WithQuery(List<CommonTable> tables, AbstractQuery<R> body) {
        super(body.projection(), body.outerJoined(), ParamValues.NONE);
        this.tables = tables;
        this.body = body;
    }

    @Override
    QueryNode node() {
        QueryNode made = node;
        if (made == null) {
            made = new QueryNode.With(tables, body.node());
            node = made;
        }
        return made;
    }

    @Override
    QueryNode nodeBeside(List<SqlType> types) {
        return new QueryNode.With(tables, body.nodeBeside(types));
    }

    @Override
    boolean keepsTypes() {
        return body.keepsTypes();
    }

    @Override
    QueryNode.Paging paging() {
        return body.paging();
    }

    @Override
    Query<R> withPaging(QueryNode.Paging paging) {
        return new WithQuery<>(tables, SubQueries.known(body.withPaging(paging)));
    }
}
