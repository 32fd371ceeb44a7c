package io.leanq.samples.tpch;

import io.leanq.LeanqException;
import io.leanq.query.Dsl;
import io.leanq.query.Query;
import io.leanq.query.Rows;
import io.leanq.query.Selectable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of the 22 queries of TPC-H, in LeanQ and in SQL.
 *
 * @param title the specification's name for it
 * @param columns of the query in SQL, in which they have the order of the components of a row
 */
record TpchQuery<R>(int number, String title, Query<R> typed, Selectable<R> columns) {
    static final List<TpchQuery<?>> ALL = List.of(
            new TpchQuery<>(1, "pricing summary report", Q01PricingSummary.query(), Q01PricingSummary.columns()),
            new TpchQuery<>(
                    2, "minimum cost supplier", Q02MinimumCostSupplier.query(), Q02MinimumCostSupplier.columns()),
            new TpchQuery<>(3, "shipping priority", Q03ShippingPriority.query(), Q03ShippingPriority.columns()),
            new TpchQuery<>(4, "order priority checking", Q04OrderPriority.query(), Q04OrderPriority.columns()),
            new TpchQuery<>(
                    5, "local supplier volume", Q05LocalSupplierVolume.query(), Q05LocalSupplierVolume.columns()),
            new TpchQuery<>(
                    6,
                    "forecasting revenue change",
                    Q06ForecastRevenueChange.query(),
                    Q06ForecastRevenueChange.columns()),
            new TpchQuery<>(7, "volume shipping", Q07VolumeShipping.query(), Q07VolumeShipping.columns()),
            new TpchQuery<>(8, "national market share", Q08MarketShare.query(), Q08MarketShare.columns()),
            new TpchQuery<>(
                    9, "product type profit measure", Q09ProductTypeProfit.query(), Q09ProductTypeProfit.columns()),
            new TpchQuery<>(10, "returned item reporting", Q10ReturnedItems.query(), Q10ReturnedItems.columns()),
            new TpchQuery<>(
                    11, "important stock identification", Q11ImportantStock.query(), Q11ImportantStock.columns()),
            new TpchQuery<>(
                    12, "shipping modes and order priority", Q12ShippingModes.query(), Q12ShippingModes.columns()),
            new TpchQuery<>(
                    13, "customer distribution", Q13CustomerDistribution.query(), Q13CustomerDistribution.columns()),
            new TpchQuery<>(14, "promotion effect", Q14PromotionEffect.query(), Q14PromotionEffect.columns()),
            new TpchQuery<>(15, "top supplier", Q15TopSupplier.query(), Q15TopSupplier.columns()),
            new TpchQuery<>(
                    16, "parts and supplier relationship", Q16PartsSuppliers.query(), Q16PartsSuppliers.columns()),
            new TpchQuery<>(
                    17,
                    "small-quantity-order revenue",
                    Q17SmallQuantityRevenue.query(),
                    Q17SmallQuantityRevenue.columns()),
            new TpchQuery<>(
                    18, "large volume customer", Q18LargeVolumeCustomer.query(), Q18LargeVolumeCustomer.columns()),
            new TpchQuery<>(19, "discounted revenue", Q19DiscountedRevenue.query(), Q19DiscountedRevenue.columns()),
            new TpchQuery<>(
                    20, "potential part promotion", Q20PotentialPromotion.query(), Q20PotentialPromotion.columns()),
            new TpchQuery<>(
                    21,
                    "suppliers who kept orders waiting",
                    Q21WaitingSuppliers.query(),
                    Q21WaitingSuppliers.columns()),
            new TpchQuery<>(
                    22,
                    "global sales opportunity",
                    Q22GlobalSalesOpportunity.query(),
                    Q22GlobalSalesOpportunity.columns()));

    /** The query in SQL, of which LeanQ knows the columns that are declared here and nothing else. */
    Rows<R> plain() {
        return Dsl.sql(text()).as(columns);
    }

    /** The specification's SQL, from the resource {@code q01.sql} to {@code q22.sql}, without its comments. */
    String text() {
        String name = String.format("q%02d.sql", number);
        try (InputStream in = TpchQuery.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new LeanqException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new LeanqException("the resource " + name + " cannot be read: " + e, e);
        }
    }
}
