package io.leanq.benchmarks.rendering;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;

import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.query.Param;
import io.leanq.query.Query;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import java.time.LocalDate;
import java.util.List;

/**
 * LeanQ with statements that are built once: the text is kept, and only the values are new. The other libraries have no
 * counterpart.
 */
final class CachedLeanqPeer implements Peer {
    private static final Dialect DIALECT = LeanxcaleDialect.INSTANCE;
    private static final Param<Long> ID = param("id", BIGINT);
    private static final Query<?> BY_KEY = select(Shop.CUSTOMERS.id, Shop.CUSTOMERS.name, Shop.CUSTOMERS.city)
            .from(Shop.CUSTOMERS)
            .where(Shop.CUSTOMERS.id.eq(ID));
    private static final Statement BY_CITY = LeanqPeer.quantityStatement(LocalDate.of(2026, 1, 1), "A%");

    private static final Statement RUNNING = LeanqPeer.runningStatement(1);

    private final LeanqPeer plain = new LeanqPeer();
    private final Statement insert = LeanqPeer.insertStatement(Arguments.LINES);

    @Override
    public Rendered selectByKey(long id) {
        return BY_KEY.with(ID, id).render(DIALECT);
    }

    @Override
    public Rendered quantityByCity(LocalDate since, String namePattern) {
        return BY_CITY.render(DIALECT);
    }

    @Override
    public Rendered runningQuantity(long orderId) {
        return RUNNING.render(DIALECT);
    }

    @Override
    public Rendered insert(List<Line> lines) {
        return insert.render(DIALECT);
    }

    @Override
    public Sql sql(Object rendered) {
        return plain.sql(rendered);
    }
}
