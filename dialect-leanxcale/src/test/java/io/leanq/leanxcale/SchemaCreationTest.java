package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Facet;
import io.leanq.exec.Database;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.Created;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.SchemaMismatch;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** createAll on a database that has the same schema, a different one, or one that another caller is creating. */
@Tag("slow")
class SchemaCreationTest extends EmbeddedTest {

    private static DynamicTable.Builder things() {
        return Table.named("things")
                .column("id", INTEGER)
                .column("name", VARCHAR(20), ColumnOption.notNull())
                .column("price", DECIMAL(10, 2))
                .primaryKey("id")
                .index("ix_things_name", "name");
    }

    /** Creates {@code there}, and expects that creating {@code wanted} finds exactly one difference. */
    private void assertDifference(DynamicTable there, DynamicTable wanted, Facet facet, String... words) {
        MetaData first = MetaData.of(there);
        first.createAll(db);
        try {
            assertThatThrownBy(() -> MetaData.of(wanted).createAll(db))
                    .isInstanceOfSatisfying(SchemaMismatch.class, mismatch -> {
                        assertThat(mismatch.differences())
                                .singleElement()
                                .satisfies(difference ->
                                        assertThat(difference.facet()).isEqualTo(facet));
                        assertThat(mismatch.notCompared()).contains(Facet.CHECK);
                    })
                    .hasMessageContainingAll(words);
        } finally {
            first.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    @Test
    void aMissingColumnIsNamed() {
        assertDifference(
                things().build(),
                things().column("extra", BIGINT).build(),
                Facet.COLUMN,
                "things.extra",
                "no such column");
    }

    @Test
    void aSurplusColumnIsNamed() {
        assertDifference(things().column("extra", BIGINT).build(), things().build(), Facet.COLUMN, "things.extra");
    }

    private static DynamicTable withPrice(UnaryOperator<DynamicTable.Builder> price) {
        return price.apply(Table.named("things").column("id", INTEGER, ColumnOption.primaryKey()))
                .build();
    }

    @Test
    void anotherTypeIsNamed() {
        assertDifference(
                withPrice(t -> t.column("price", BIGINT)),
                withPrice(t -> t.column("price", VARCHAR(20))),
                Facet.TYPE,
                "things.price",
                "VARCHAR(20)",
                "BIGINT");
    }

    @Test
    void anotherLengthIsNamed() {
        assertDifference(
                withPrice(t -> t.column("price", VARCHAR(30))),
                withPrice(t -> t.column("price", VARCHAR(20))),
                Facet.LENGTH,
                "VARCHAR(20)",
                "VARCHAR(30)");
        assertDifference(
                withPrice(t -> t.column("price", DECIMAL(10, 3))),
                withPrice(t -> t.column("price", DECIMAL(10, 2))),
                Facet.LENGTH,
                "DECIMAL(10,2)",
                "DECIMAL(10,3)");
    }

    @Test
    void anotherNullabilityIsNamed() {
        assertDifference(
                withPrice(t -> t.column("price", BIGINT)),
                withPrice(t -> t.column("price", BIGINT, ColumnOption.notNull())),
                Facet.NULLABILITY,
                "things.price",
                "NOT NULL expected");
    }

    @Test
    void anotherPrimaryKeyIsNamed() {
        assertDifference(
                Table.named("things")
                        .column("a", INTEGER, ColumnOption.notNull())
                        .column("b", INTEGER, ColumnOption.notNull())
                        .primaryKey("a", "b")
                        .build(),
                Table.named("things")
                        .column("a", INTEGER, ColumnOption.notNull())
                        .column("b", INTEGER, ColumnOption.notNull())
                        .primaryKey("b", "a")
                        .build(),
                Facet.PRIMARY_KEY,
                "[b, a]",
                "[a, b]");
    }

    @Test
    void aTableWithoutAKeyIsTheSameAsItself() {
        DynamicTable keyless = Table.named("keyless").column("a", INTEGER).build();
        MetaData metadata = MetaData.of(keyless);
        metadata.createAll(db);
        try {
            assertThat(metadata.createAll(db).present()).containsExactly("table keyless");
        } finally {
            metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    @Test
    void anotherForeignKeyIsNamed() {
        assertDifference(
                withPrice(t -> t.column("st", INTEGER)),
                withPrice(t -> t.column("st", INTEGER, ColumnOption.references(() -> School.STUDENTS.id))),
                Facet.FOREIGN_KEY,
                "things",
                "students");
    }

    @Test
    void anIndexOnOtherColumnsIsNamed() {
        assertDifference(
                withPrice(t -> t.column("a", INTEGER).column("b", INTEGER).index("ix_things", "a")),
                withPrice(t -> t.column("a", INTEGER).column("b", INTEGER).index("ix_things", "b")),
                Facet.INDEX,
                "things.ix_things",
                "[b]",
                "[a]");
        assertDifference(
                withPrice(t -> t.column("a", INTEGER).index("ix_things", "a")),
                withPrice(t -> t.column("a", INTEGER).uniqueIndex("ix_things", "a")),
                Facet.INDEX,
                "unique");
    }

    @Test
    void aMismatchCreatesNothing() {
        MetaData there = MetaData.of(things().build());
        there.createAll(db);
        try {
            DynamicTable other = Table.named("aaa").column("id", INTEGER).build();
            MetaData wanted =
                    MetaData.of(other, things().column("extra", BIGINT).build(), Sequence.named("aaa_ids"));
            assertThatThrownBy(() -> wanted.createAll(db)).isInstanceOf(SchemaMismatch.class);
            assertThat(MetaData.of(other, Sequence.named("aaa_ids"))
                            .dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA))
                    .isEmpty();
        } finally {
            there.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    @Test
    void aMissingIndexOfATableThatIsThereIsCreated() {
        MetaData.of(withPrice(t -> t.column("a", INTEGER))).createAll(db);
        DynamicTable indexed = withPrice(t -> t.column("a", INTEGER).index("ix_things", "a"));
        Created created = MetaData.of(indexed, Index.named("ix_later").on(indexed.get("a", INTEGER)))
                .createAll(db);
        assertThat(created.created()).containsExactly("index ix_things", "index ix_later");
        MetaData.of(indexed).dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void tablesThatReferToEachOtherAreCreatedAndDropped() {
        DynamicTable[] tables = new DynamicTable[2];
        tables[0] = Table.named("hen")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("egg_id", INTEGER, ColumnOption.references(() -> tables[1].get("id", INTEGER)))
                .build();
        tables[1] = Table.named("egg")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("hen_id", INTEGER, ColumnOption.references(() -> tables[0].get("id", INTEGER)))
                .column("parent_id", INTEGER, ColumnOption.references(() -> tables[1].get("id", INTEGER)))
                .build();
        MetaData metadata = MetaData.of(tables[0], tables[1]);
        metadata.createAll(db);
        assertThat(metadata.createAll(db).created()).isEmpty();
        metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        assertThat(metadata.createAll(db).created()).contains("table egg", "table hen");
        metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void namesThatNeedQuotesAreCreatedAndFoundAgain() {
        DynamicTable odd = Table.named("Order \"lines\"")
                .column("select", INTEGER, ColumnOption.primaryKey())
                .column("Größe", VARCHAR(10), ColumnOption.indexed())
                .column("CamelCase", BIGINT)
                .build();
        MetaData metadata = MetaData.of(odd);
        metadata.createAll(db);
        assertThat(metadata.createAll(db).created()).isEmpty();
        assertThat(metadata.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA))
                .hasSize(1);
    }

    @Test
    void eightCallersAtOnceAllSucceed() throws Exception {
        School.SCHEMA.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        int callers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try (Database shared = Leanxcale.connect(server.url())) {
            for (int round = 0; round < 5; round++) {
                CyclicBarrier start = new CyclicBarrier(callers);
                List<Future<Created>> all = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    all.add(pool.submit(() -> {
                        start.await();
                        return School.SCHEMA.createAll(shared);
                    }));
                }
                for (Future<Created> each : all) {
                    each.get(60, TimeUnit.SECONDS);
                }
                assertThat(School.SCHEMA.createAll(db).created()).isEmpty();
                School.SCHEMA.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anIndexMadeAloneIsComparedWithTheOneThatIsThere() {
        Index.named("ix_alone").on(School.STUDENTS.born).create(db);
        Index.named("ix_alone").on(School.STUDENTS.born).create(db);
        assertThatThrownBy(
                        () -> Index.named("ix_alone").on(School.STUDENTS.name).create(db))
                .isInstanceOf(SchemaMismatch.class);
        assertThatThrownBy(() -> Index.named("ix_alone")
                        .on(School.STUDENTS.born)
                        .unique()
                        .create(db))
                .isInstanceOf(SchemaMismatch.class);
    }

    @Test
    void keysOfTablesOfOneNameInTwoSchemasAreNotMistakenForEachOther() {
        DynamicTable oneColumn = Table.named("dup")
                .column("a", INTEGER, ColumnOption.notNull())
                .column("b", INTEGER, ColumnOption.notNull())
                .primaryKey("a")
                .build();
        DynamicTable twoColumns = Table.named("dup")
                .column("a", INTEGER, ColumnOption.notNull())
                .column("b", INTEGER, ColumnOption.notNull())
                .primaryKey("a", "b")
                .build();
        try (io.leanq.embedded.EmbeddedLeanxcale two = io.leanq.embedded.EmbeddedLeanxcale.builder()
                        .user("ada", "x")
                        .user("bob", "y")
                        .start();
                Database ada = Leanxcale.connect(two.url("ada"));
                Database bob = Leanxcale.connect(two.url("bob"))) {
            MetaData.of(oneColumn).createAll(ada);
            MetaData.of(twoColumns).createAll(bob);
            Created again = MetaData.of(oneColumn).createAll(ada);
            assertThat(again.present()).containsExactly("table dup");
            assertThat(again.notCompared()).contains(Facet.PRIMARY_KEY);
        }
    }
}
