package io.leanq.samples.tpch;

import static io.leanq.query.Dsl.inline;

import io.leanq.query.NumberExpression;
import io.leanq.samples.tpch.db.Lineitem;
import java.math.BigDecimal;

/** What a line was sold for: {@code l_extendedprice * (1 - l_discount)}. Most of the queries sum it. */
final class Revenue {

    private Revenue() {}

    static NumberExpression<BigDecimal> of(Lineitem l) {
        return l.extendedprice.times(inline(BigDecimal.ONE).minus(l.discount));
    }
}
