package io.leanq.samples.tpch;

import io.leanq.samples.tpch.db.CustomerRow;
import io.leanq.samples.tpch.db.LineitemRow;
import io.leanq.samples.tpch.db.NationRow;
import io.leanq.samples.tpch.db.OrdersRow;
import io.leanq.samples.tpch.db.PartRow;
import io.leanq.samples.tpch.db.PartsuppRow;
import io.leanq.samples.tpch.db.RegionRow;
import io.leanq.samples.tpch.db.SupplierRow;
import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Nation;
import io.trino.tpch.Order;
import io.trino.tpch.Part;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.Region;
import io.trino.tpch.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The row records of what the benchmark's generator makes. It has money in cents, and dates in days since
 * 1970. */
final class TpchRows {

    private TpchRows() {}

    static RegionRow region(Region r) {
        return new RegionRow(r.getRegionKey(), r.getName(), r.getComment());
    }

    static NationRow nation(Nation n) {
        return new NationRow(n.getNationKey(), n.getName(), n.getRegionKey(), n.getComment());
    }

    static SupplierRow supplier(Supplier s) {
        return new SupplierRow(
                s.getSupplierKey(),
                s.getName(),
                s.getAddress(),
                s.getNationKey(),
                s.getPhone(),
                hundredths(s.getAccountBalanceInCents()),
                s.getComment());
    }

    static PartRow part(Part p) {
        return new PartRow(
                p.getPartKey(),
                p.getName(),
                p.getManufacturer(),
                p.getBrand(),
                p.getType(),
                p.getSize(),
                p.getContainer(),
                hundredths(p.getRetailPriceInCents()),
                p.getComment());
    }

    static PartsuppRow partsupp(PartSupplier ps) {
        return new PartsuppRow(
                ps.getPartKey(),
                ps.getSupplierKey(),
                ps.getAvailableQuantity(),
                hundredths(ps.getSupplyCostInCents()),
                ps.getComment());
    }

    static CustomerRow customer(Customer c) {
        return new CustomerRow(
                c.getCustomerKey(),
                c.getName(),
                c.getAddress(),
                c.getNationKey(),
                c.getPhone(),
                hundredths(c.getAccountBalanceInCents()),
                c.getMarketSegment(),
                c.getComment());
    }

    static OrdersRow orders(Order o) {
        return new OrdersRow(
                o.getOrderKey(),
                o.getCustomerKey(),
                String.valueOf(o.getOrderStatus()),
                hundredths(o.getTotalPriceInCents()),
                date(o.getOrderDate()),
                o.getOrderPriority(),
                o.getClerk(),
                o.getShipPriority(),
                o.getComment());
    }

    static LineitemRow lineitem(LineItem l) {
        return new LineitemRow(
                l.getOrderKey(),
                l.getPartKey(),
                l.getSupplierKey(),
                l.getLineNumber(),
                BigDecimal.valueOf(l.getQuantity()),
                hundredths(l.getExtendedPriceInCents()),
                hundredths(l.getDiscountPercent()),
                hundredths(l.getTaxPercent()),
                l.getReturnFlag(),
                l.getStatus(),
                date(l.getShipDate()),
                date(l.getCommitDate()),
                date(l.getReceiptDate()),
                l.getShipInstructions(),
                l.getShipMode(),
                l.getComment());
    }

    private static BigDecimal hundredths(long amount) {
        return BigDecimal.valueOf(amount, 2);
    }

    private static LocalDate date(int generated) {
        return LocalDate.ofEpochDay(generated);
    }
}
