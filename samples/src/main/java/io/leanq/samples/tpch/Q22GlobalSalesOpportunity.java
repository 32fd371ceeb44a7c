package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.notExists;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.query.TextExpression;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Orders;
import java.math.BigDecimal;
import java.util.List;

/** The customers with more than the average balance who have never ordered anything, by country. */
final class Q22GlobalSalesOpportunity {
    private static final List<String> COUNTRIES = List.of("13", "31", "23", "29", "30", "18", "17");

    /** The customers of one country, by the code of their phone numbers. */
    record Opportunity(String country, long customers, BigDecimal balance) {}

    private Q22GlobalSalesOpportunity() {}

    static Query<Opportunity> query() {
        Customer c = CUSTOMER;
        Orders o = ORDERS;
        TextExpression country = country(c);
        return select(country, count(), sum(c.acctbal))
                .as(Opportunity::new)
                .from(c)
                .where(country.in(COUNTRIES)
                        .and(c.acctbal.gt(scalar(averageBalance())))
                        .and(notExists(select(o.orderkey).from(o).where(o.customer(c)))))
                .groupBy(country)
                .orderBy(country);
    }

    /** The average balance of the customers who are not in debt. */
    private static Query<BigDecimal> averageBalance() {
        Customer c = CUSTOMER.as("c");
        return select(avg(c.acctbal))
                .from(c)
                .where(c.acctbal.gt(0).and(country(c).in(COUNTRIES)));
    }

    private static TextExpression country(Customer c) {
        return c.phone.substring(1, 2);
    }

    /** The columns of the query in SQL. */
    static Selectable<Opportunity> columns() {
        return row(field("cntrycode", VARCHAR(2)), field("numcust", BIGINT), field("totacctbal", DECIMAL(30, 2)))
                .as(Opportunity::new);
    }
}
