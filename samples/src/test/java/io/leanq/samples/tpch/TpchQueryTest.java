package io.leanq.samples.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import io.leanq.samples.tpch.db.Part;
import io.leanq.samples.tpch.db.Partsupp;
import io.leanq.samples.tpch.db.Region;
import io.leanq.samples.tpch.db.Supplier;
import io.leanq.testkit.CalciteJudge;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The 22 queries are all there, in SQL that LeanXcale's ancestor accepts. */
class TpchQueryTest {
    private static final CalciteJudge CALCITE = CalciteJudge.knowing(
            Region.REGION,
            Nation.NATION,
            Supplier.SUPPLIER,
            Part.PART,
            Partsupp.PARTSUPP,
            Customer.CUSTOMER,
            Orders.ORDERS,
            Lineitem.LINEITEM);

    @Test
    void calciteAcceptsBothTextsOfEachQuery() {
        assertThat(TpchQuery.ALL)
                .extracting(TpchQuery::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
        for (TpchQuery<?> query : TpchQuery.ALL) {
            String typed = query.typed().bound(LeanxcaleDialect.INSTANCE).sql();
            assertThat(CALCITE.objection(query.text())).as(query.text()).isNull();
            assertThat(CALCITE.objection(typed)).as(typed).isNull();
        }
    }
}
