package io.leanq.samples.tpch;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static io.leanq.samples.tpch.db.Part.PART;
import static io.leanq.samples.tpch.db.Partsupp.PARTSUPP;
import static io.leanq.samples.tpch.db.Region.REGION;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.exec.Database;
import io.leanq.schema.RowTable;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * The rows of TPC-H, which are the same in each run. Scale 1 has 8,661,245 rows, about a gigabyte; scale 0.01 has
 * 86,805 rows, of which 60,175 are line items.
 */
final class TpchData {
    /** The size that the benchmark's own generator uses. Another size makes other comments. */
    private static final int BYTES_OF_TEXT = 300 * 1024 * 1024;

    private final Distributions words = Distributions.getDefaultDistributions();
    private final double scale;
    private final TextPool text;

    /** Composes the text from which all comments are cut. That takes some seconds and 300 MiB of memory. */
    TpchData(double scale) {
        this.scale = scale;
        try (ProgressBar bar = bar("composing text", 100)) {
            text = new TextPool(BYTES_OF_TEXT, words, part -> bar.stepTo(Math.round(part * 100)));
        }
    }

    /**
     * Loads all rows, one batch for each table. A table comes after those that its foreign keys refer to.
     *
     * @return the number of rows
     */
    long load(Database db) {
        try (ProgressBar bar = bar("loading", Math.round(8_661_245 * scale))) {
            Loader loader = new Loader(db, bar);
            return loader.load(REGION, new RegionGenerator(words, text), TpchRows::region)
                    + loader.load(NATION, new NationGenerator(words, text), TpchRows::nation)
                    + loader.load(SUPPLIER, new SupplierGenerator(scale, 1, 1, words, text), TpchRows::supplier)
                    + loader.load(PART, new PartGenerator(scale, 1, 1, words, text), TpchRows::part)
                    + loader.load(PARTSUPP, new PartSupplierGenerator(scale, 1, 1, text), TpchRows::partsupp)
                    + loader.load(CUSTOMER, new CustomerGenerator(scale, 1, 1, words, text), TpchRows::customer)
                    + loader.load(ORDERS, new OrderGenerator(scale, 1, 1, words, text), TpchRows::orders)
                    + loader.load(LINEITEM, new LineItemGenerator(scale, 1, 1, words, text), TpchRows::lineitem);
        }
    }

    private static ProgressBar bar(String task, long steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(200)
                .build();
    }

    private record Loader(Database db, ProgressBar bar) {

        /** Loads a table. The bar moves as rows are added to the batch; memory does not grow with their number. */
        <T extends RowTable<T, R>, R, G> long load(T table, Iterable<G> generated, Function<G, R> row) {
            Iterator<R> rows = StreamSupport.stream(generated.spliterator(), false)
                    .map(row)
                    .peek(made -> bar.step())
                    .iterator();
            return db.batch(batchInsert(table), rows);
        }
    }
}
