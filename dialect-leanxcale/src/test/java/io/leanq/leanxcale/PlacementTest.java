package io.leanq.leanxcale;

import static io.leanq.leanxcale.IndexOptions.global;
import static io.leanq.leanxcale.IndexOptions.include;
import static io.leanq.leanxcale.TableOptions.distributeByDimension;
import static io.leanq.leanxcale.TableOptions.distributeByHash;
import static io.leanq.leanxcale.TableOptions.distributeByKey;
import static io.leanq.leanxcale.TableOptions.noDistribute;
import static io.leanq.leanxcale.TableOptions.partitionByDimension;
import static io.leanq.leanxcale.TableOptions.partitionByHash;
import static io.leanq.leanxcale.TableOptions.partitionByKey;
import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Facet;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.Created;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.tree.VendorNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/**
 * The options that place rows and index entries: rendered, run on the embedded server, checked by the table's
 * definition, and refused by other dialects.
 */
class PlacementTest extends EmbeddedTest {

    /** The only example in LeanXcale's own documents. */
    static final class Loans extends Table<Loans> {
        static final Loans LOANS = Table.define("loans", Loans::new);

        final NumberColumn<Loans, Long> clientId = column("client_id", BIGINT);
        final NumberColumn<Loans, Long> loanId = column("loan_id", BIGINT);
        final NumberColumn<Loans, Long> ts = column("ts", BIGINT);
        final NumberColumn<Loans, Double> rate = column("rate", DOUBLE);

        private Loans(TableRef<Loans> ref) {
            super(ref);
            primaryKey(clientId, loanId, ts);
            index("ix_loans", loanId).with(include(rate), global());
            with(
                    partitionByHash(clientId),
                    partitionByDimension(ts).every(30_000_000).keep(300_000_000),
                    distributeByHash());
        }
    }

    static final class Readings extends Table<Readings> {
        static final Readings READINGS = Table.define("readings", Readings::new);

        final TemporalColumn<Readings, LocalDateTime> at = column("at_", TIMESTAMP, primaryKey());

        private Readings(TableRef<Readings> ref) {
            super(ref);
            with(partitionByDimension(at).every(1, ChronoUnit.DAYS).keep(2, ChronoUnit.MONTHS));
        }
    }

    private static DynamicTable.Builder table() {
        return Table.named("placed")
                .column("k", INTEGER)
                .column("name", VARCHAR(10))
                .column("day", DATE)
                .column("amount", DECIMAL(5, 2))
                .column("other", INTEGER)
                .primaryKey("k", "name", "day", "amount");
    }

    /** Renders the options of a table, and creates the table on the embedded server twice. */
    private void places(String sql, VendorNode.TableOption... options) {
        MetaData metadata = MetaData.of(table().with(options).build());
        assertThat(metadata.createAllSql(LeanxcaleDialect.INSTANCE))
                .singleElement()
                .asString()
                .endsWith("PRIMARY KEY (k, name, \"day\", amount)) " + sql);
        metadata.createAll(db);
        assertThat(metadata.createAll(db).created()).isEmpty();
        metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(VendorNode.TableOption... options) {
        return assertThatThrownBy(() -> table().with(options).build()).isInstanceOf(InvalidDefinition.class);
    }

    @Test
    void theDocumentedExampleIsRenderedAsItStands() {
        MetaData metadata = MetaData.of(Loans.LOANS);
        assertThat(metadata.createAllSql(db))
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS loans (client_id BIGINT NOT NULL, loan_id BIGINT NOT NULL,"
                                + " ts BIGINT NOT NULL, rate DOUBLE, PRIMARY KEY (client_id, loan_id, ts))"
                                + " PARTITION BY HASH (client_id) PARTITION BY DIMENSION ts EVERY 30000000 KEEP "
                                + "300000000"
                                + " DISTRIBUTE BY HASH",
                        "CREATE INDEX IF NOT EXISTS ix_loans ON loans (loan_id) INCLUDE (rate) GLOBAL");
        metadata.createAll(db);
        assertThat(metadata.createAllSql(db)).isEmpty();
        metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void timesArePartitionedByIntervals() {
        assertThat(MetaData.of(Readings.READINGS).createAllSql(LeanxcaleDialect.INSTANCE))
                .containsExactly("CREATE TABLE IF NOT EXISTS readings (at_ TIMESTAMP NOT NULL, PRIMARY KEY (at_))"
                        + " PARTITION BY DIMENSION at_ EVERY INTERVAL '1' DAY KEEP INTERVAL '2' MONTH");
        MetaData.of(Readings.READINGS).createAll(db);
        MetaData.of(Readings.READINGS).dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void everyPartitionFormIsRenderedAndRun() {
        places(
                "PARTITION BY HASH (k, name) PARTITIONS 8",
                partitionByHash("k", "name").partitions(8));
        places(
                "PARTITION BY KEY (k, name) AT (-1, 'it''s'), (10, 'z') DISTRIBUTE BY KEY",
                partitionByKey("k", "name").at(-1, "it's").at(10, "z"),
                distributeByKey());
        places(
                "PARTITION BY DIMENSION \"day\" AT DATE '2024-01-01', DATE '2024-02-01' DISTRIBUTE BY DIMENSION "
                        + "\"day\"",
                partitionByDimension("day").at(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1)),
                distributeByDimension("day"));
        places(
                "PARTITION BY DIMENSION amount AT 1.50 PARTITION BY DIMENSION k EVERY 5 NO DISTRIBUTE",
                partitionByDimension("amount").at(new BigDecimal("1.50")),
                partitionByDimension("k").every(5),
                noDistribute());
    }

    @Test
    void placementByColumnsOutsideKeyIsRefused() {
        assertRefused(partitionByDimension("other").every(1))
                .hasMessageContaining("other is not in the primary key")
                .hasMessageContaining("add it there");
        assertRefused(partitionByHash("other")).hasMessageContaining("other is not in the primary key");
        assertRefused(partitionByKey("nowhere").at(1)).hasMessageContaining("nowhere");
        assertRefused(distributeByDimension("other")).hasMessageContaining("other is not in the primary key");
        for (VendorNode.TableOption option : List.of(
                partitionByHash("a"), partitionByDimension("a").every(1), distributeByHash(), distributeByKey())) {
            assertThatThrownBy(() -> Table.named("keyless")
                            .column("a", INTEGER)
                            .with(option)
                            .build())
                    .isInstanceOf(InvalidDefinition.class)
                    .hasMessageContaining("needs a primary key");
        }
    }

    @Test
    void secondOrEarlyDistributionIsRefused() {
        assertRefused(distributeByHash(), partitionByHash("k")).hasMessageContaining("give the distribution last");
        assertRefused(partitionByHash("k"), distributeByHash(), noDistribute())
                .hasMessageContaining("distribute it twice")
                .hasMessageContaining("keep one of them");
    }

    @Test
    void unsuitableStepsAreRefused() {
        assertRefused(partitionByDimension("day").every(1)).hasMessageContaining("every(1, ChronoUnit.DAYS)");
        assertRefused(partitionByDimension("k").every(1, ChronoUnit.DAYS)).hasMessageContaining("every(1000)");
        assertThatThrownBy(() -> partitionByDimension("k").every(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> partitionByDimension("k").every(1).keep(-1)).hasMessageContaining("keep(-1)");
        assertThatThrownBy(() -> partitionByDimension("day").every(1, ChronoUnit.WEEKS))
                .hasMessageContaining("seconds, minutes, hours, days, months or years");
        assertThatThrownBy(() -> partitionByHash("k").partitions(0)).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> partitionByHash(new String[0])).hasMessageContaining("at least one column");
    }

    @Test
    void unsuitableSplitPointsAreRefused() {
        assertRefused(partitionByKey("k", "name").at(1)).hasMessageContaining("one for each column");
        assertRefused(partitionByKey("k").at(1L)).hasMessageContaining("gives a Long for k INTEGER; give a Integer");
        assertRefused(partitionByDimension("amount").at(new BigDecimal("1.505")))
                .hasMessageContaining("DECIMAL(5,2)");
        assertThatThrownBy(() -> partitionByKey("k").at(1.5f)).hasMessageContaining("Float");
    }

    @Test
    void otherDialectRefusesPlacementAndSaysWhatToDo() {
        MetaData placed = MetaData.of(table().with(partitionByHash("k")).build());
        assertThatThrownBy(() -> placed.createAllSql(Dialect.STANDARD))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("table option PARTITION BY")
                .hasMessageContaining("leave the option out");
        MetaData distributed = MetaData.of(table().with(distributeByKey()).build());
        assertThatThrownBy(() -> distributed.createAllSql(Dialect.STANDARD))
                .hasMessageContaining("table option DISTRIBUTE BY KEY");
        for (VendorNode.IndexOption option : List.of(include("other"), global())) {
            MetaData indexed =
                    MetaData.of(table().index("ix", List.of("k"), option).build());
            assertThatThrownBy(() -> indexed.createAllSql(Dialect.STANDARD))
                    .isInstanceOf(UnsupportedSqlException.class)
                    .hasMessageContaining("index option");
        }
    }

    @Test
    void indexMayIncludeColumnsAndBeGlobal() {
        DynamicTable placed = table().uniqueIndex("ux", List.of("other"), include("amount", "day"))
                .build();
        Index later = Index.named("ix_later")
                .on(placed.get("other", INTEGER))
                .with(include(placed.get("name", VARCHAR(10))), global());
        MetaData metadata = MetaData.of(placed, later);
        Created created = metadata.createAll(db);
        assertThat(created.created()).containsExactly("table placed", "index ux", "index ix_later");
        Created again = metadata.createAll(db);
        assertThat(again.present()).containsExactly("table placed", "index ux", "index ix_later");
        assertThat(again.notCompared()).contains(Facet.INDEX_OPTIONS);
        metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        assertThat(metadata.createAllSql(LeanxcaleDialect.INSTANCE).subList(1, 3))
                .containsExactly(
                        "CREATE UNIQUE INDEX IF NOT EXISTS ux ON placed (other) INCLUDE (amount, \"day\")",
                        "CREATE INDEX IF NOT EXISTS ix_later ON placed (other) INCLUDE (name) GLOBAL");
    }

    @Test
    void unsuitableIndexOptionsAreRefused() {
        assertThatThrownBy(() ->
                        table().index("ix", List.of("k"), include("nowhere")).build())
                .hasMessageContaining("there is no column nowhere");
        assertThatThrownBy(() -> table().index("ix", List.of("k"), include("k")).build())
                .hasMessageContaining("one of its own columns");
        assertThatThrownBy(() -> table().index("ix", List.of("k"), global(), include("other"))
                        .build())
                .isInstanceOf(InvalidDefinition.class);
        DynamicTable plain = table().build();
        assertThatThrownBy(() -> Index.named("ix").on(plain.get("k", INTEGER)).with(include("nowhere")))
                .hasMessageContaining("there is no column nowhere");
    }

    /** It is recalled that LeanXcale adds the column as the last of the key; the catalog may show it or not. */
    @Test
    void theHiddenColumnOfHashPartitionsIsNoDifference() {
        MetaData there = MetaData.of(Table.named("hashed")
                .column("a", INTEGER, ColumnOption.notNull())
                .column("HASHID", INTEGER, ColumnOption.notNull())
                .primaryKey("a", "HASHID")
                .build());
        there.createAll(db);
        DynamicTable hashed = Table.named("hashed")
                .column("a", INTEGER, ColumnOption.primaryKey())
                .with(partitionByHash("a"))
                .build();
        assertThat(MetaData.of(hashed).createAll(db).present()).containsExactly("table hashed");
        there.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }
}
