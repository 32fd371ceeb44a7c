package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.upsertRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.InvalidStatement;
import io.leanq.catalog.Facet;
import io.leanq.catalog.Schema;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.query.RowMapping;
import io.leanq.query.row.Row2;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.Created;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.SchemaMismatch;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.schema.View;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Defaults, identities, constraints, views and schemas are created on the embedded server, found equal, and used. */
@Tag("slow")
class SchemaWidthTest extends EmbeddedTest {
    private static final Confirmation YES = Confirmation.DROP_TABLES_AND_THEIR_DATA;

    record Entry(
            @Nullable Long id,
            @Nullable String line,
            @Nullable LocalDateTime made,
            @Nullable LocalDate day) {}

    static final class Journal extends RowTable<Journal, Entry> {
        static final Journal JOURNAL = Table.define("journal", Journal::new);

        final NumberColumn<Journal, Long> id = column("id", BIGINT, identity(), primaryKey());
        final TextColumn<Journal> line = column("line", VARCHAR(20), notNull(), unique(), comment("what happened"));
        final TemporalColumn<Journal, LocalDateTime> made = column("made", TIMESTAMP, defaultCurrentTimestamp());
        final TemporalColumn<Journal, LocalDate> day = column("day", DATE, defaultCurrentDate());
        final NumberColumn<Journal, Integer> size = column("size", INTEGER, defaultValue(1));
        final NumberColumn<Journal, Long> follows =
                column("follows", BIGINT, references("fk_follows", () -> JOURNAL.id));

        private Journal(TableRef<Journal> ref) {
            super(ref);
            unique("uq_journal", line, size);
            check("ck_size", size.between(1, 5).or(line.eq("it's big")));
        }

        @Override
        public RowMapping<Journal, Entry> row() {
            return new RowMapping<>(
                    List.of(id, line, made, day),
                    (cells, at) -> new Entry(
                            id.read(cells, at),
                            line.read(cells, at + 1),
                            made.read(cells, at + 2),
                            day.read(cells, at + 3)),
                    (entry, to) -> to.set(id, entry.id())
                            .set(line, entry.line())
                            .set(made, entry.made())
                            .set(day, entry.day()));
        }
    }

    static final class LongLines extends View<LongLines> {
        static final LongLines LONG = View.define(
                "long_lines",
                LongLines::new,
                () -> select(Journal.JOURNAL.line, Journal.JOURNAL.size, count())
                        .from(Journal.JOURNAL)
                        .where(Journal.JOURNAL.line.ne("it's").and(Journal.JOURNAL.size.gt(1)))
                        .groupBy(Journal.JOURNAL.line, Journal.JOURNAL.size));

        final TextColumn<LongLines> line = column("line", VARCHAR(20));
        final NumberColumn<LongLines, Integer> size = column("size", INTEGER);
        final NumberColumn<LongLines, Long> rows = column("rows", BIGINT);

        private LongLines(TableRef<LongLines> ref) {
            super(ref);
        }
    }

    private static final MetaData ALL = MetaData.of(LongLines.LONG, Journal.JOURNAL);

    private void withJournal(Runnable test) {
        ALL.createAll(db);
        try {
            test.run();
        } finally {
            ALL.dropAll(db, YES);
        }
    }

    @Test
    void everythingIsCreatedFoundTheSameAndDroppedInReverse() {
        Created created = ALL.createAll(db);
        assertThat(created.created()).containsExactly("table journal", "view long_lines");
        Created again = ALL.createAll(db);
        assertThat(again.created()).isEmpty();
        assertThat(again.present()).containsExactly("table journal", "view long_lines");
        assertThat(again.notCompared())
                .contains(Facet.CHECK, Facet.VIEW_QUERY, Facet.TABLE_OPTIONS)
                .doesNotContain(Facet.UNIQUE, Facet.DEFAULT);
        assertThat(ALL.dropAll(db, YES)).containsExactly("view long_lines", "table journal");
        assertThat(ALL.dropAll(db, YES)).isEmpty();
    }

    @Test
    void dryRunReturnsSqlAndChangesNothing() {
        List<String> sql = ALL.createAllSql(db);
        assertThat(sql).hasSize(2);
        assertThat(sql.get(0)).contains("id BIGINT GENERATED ALWAYS AS IDENTITY START WITH 1 INCREMENT BY 1 NOT NULL");
        assertThat(ALL.createAllSql(db)).isEqualTo(sql);
        ALL.createAll(db);
        assertThat(ALL.createAllSql(db)).isEmpty();
        ALL.dropAll(db, YES);
    }

    @Test
    void databaseFillsColumnsThatInsertLeavesOut() {
        Journal j = Journal.JOURNAL;
        withJournal(() -> {
            db.execute(insertInto(j).set(j.line, "one"));
            db.execute(insertInto(j).set(j.line, "two"));
            List<Entry> entries = db.fetch(selectFrom(j).orderBy(j.id.asc()));
            assertThat(entries).extracting(Entry::id).containsExactly(1L, 2L);
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.made()).isNotNull();
                assertThat(entry.made().toLocalDate()).isEqualTo(entry.day());
                assertThat(entry.made().getNano() % 1_000_000).isZero();
            });
            assertThat(db.fetch(select(j.size).from(j))).containsExactly(1, 1);
        });
    }

    @Test
    void rowRecordsLeaveOutTheirIdentity() {
        Journal j = Journal.JOURNAL;
        LocalDateTime made = LocalDateTime.of(2024, 2, 29, 1, 2, 3);
        Entry one = new Entry(null, "one", made, made.toLocalDate());
        Entry two = new Entry(null, "two", made, made.toLocalDate());
        withJournal(() -> {
            db.execute(insertRows(j, List.of(one)));
            db.batch(batchInsert(j), List.of(two).iterator());
            assertThat(db.fetch(select(j.id, j.line).from(j).orderBy(j.id.asc())))
                    .containsExactly(new Row2<>(1L, "one"), new Row2<>(2L, "two"));
            Entry given = new Entry(7L, "seven", made, made.toLocalDate());
            assertThatThrownBy(() -> insertRows(j, List.of(given)))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContaining("identity");
            assertThatThrownBy(() -> db.batch(batchInsert(j), List.of(given).iterator()))
                    .hasMessageContaining("identity");
            assertThatThrownBy(() -> upsertRows(j, List.of(one))).isInstanceOf(InvalidStatement.class);
            assertThatThrownBy(() -> db.insertReturning(insertInto(j).set(j.line, "x"), j.id))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContaining("the protocol gives no generated keys back");
        });
    }

    @Test
    void constraintsHold() {
        Journal j = Journal.JOURNAL;
        withJournal(() -> {
            db.execute(insertInto(j).set(j.line, "one"));
            assertThatThrownBy(() -> db.execute(insertInto(j).set(j.line, "one")))
                    .isInstanceOf(ConstraintViolation.class);
            assertThatThrownBy(() -> db.execute(insertInto(j).set(j.line, "six").set(j.size, 6)))
                    .isInstanceOf(ConstraintViolation.class);
            db.execute(insertInto(j).set(j.line, "it's big").set(j.size, 6));
            assertThatThrownBy(() -> db.execute(insertInto(j).set(j.line, "x").set(j.follows, 99L)))
                    .isInstanceOf(ConstraintViolation.class);
            db.execute(insertInto(j).set(j.line, "x").set(j.follows, 1L));
        });
    }

    @Test
    void aViewIsSelectedFromLikeATable() {
        Journal j = Journal.JOURNAL;
        LongLines v = LongLines.LONG.as("v");
        withJournal(() -> {
            db.execute(insertInto(j).set(j.line, "one").set(j.size, 3));
            db.execute(insertInto(j).set(j.line, "it's").set(j.size, 3));
            db.execute(insertInto(j).set(j.line, "small"));
            assertThat(db.fetch(select(v.line, v.rows).from(v).where(v.size.ge(2))))
                    .containsExactly(new Row2<>("one", 1L));
            assertThat(db.fetch(select(j.id).from(j).join(v).on(v.line.eq(j.line))))
                    .containsExactly(1L);
            LongLines.LONG.replace(db);
            assertThat(db.fetch(select(LongLines.LONG.line).from(LongLines.LONG)))
                    .containsExactly("one");
            assertThatThrownBy(() -> deleteFrom(LongLines.LONG)).isInstanceOf(InvalidStatement.class);
        });
    }

    static final class Narrow extends View<Narrow> {
        final TextColumn<Narrow> line = column("line", VARCHAR(20));

        private Narrow(TableRef<Narrow> ref) {
            super(ref);
        }
    }

    @Test
    void aViewWithOtherColumnsIsADifference() {
        withJournal(() -> {
            Narrow narrow = View.define(
                    "long_lines",
                    Narrow::new,
                    () -> select(Journal.JOURNAL.line).from(Journal.JOURNAL));
            assertThatThrownBy(() -> MetaData.of(narrow).createAll(db))
                    .isInstanceOf(SchemaMismatch.class)
                    .hasMessageContaining("long_lines: column [line] expected, [line, size, rows] found");
        });
    }

    private DynamicTable unique(String... columns) {
        return Table.named("things")
                .column("a", INTEGER)
                .column("b", INTEGER)
                .unique("uq_things", columns)
                .build();
    }

    @Test
    void anotherUniqueConstraintOfTheNameIsADifference() {
        MetaData.of(unique("a")).createAll(db);
        assertThatThrownBy(() -> MetaData.of(unique("a", "b")).createAll(db))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("things.uq_things: unique constraint unique on [a, b] expected");
        MetaData.of(unique("a")).dropAll(db, YES);
    }

    /** The constraint cannot be told from one that the catalog does not show, so it is reported as not compared. */
    @Test
    void missingUniqueConstraintIsReportedAsNotCompared() {
        DynamicTable plain =
                Table.named("things").column("a", INTEGER).column("b", INTEGER).build();
        MetaData.of(plain).createAll(db);
        assertThat(MetaData.of(unique("a")).createAll(db).notCompared()).contains(Facet.UNIQUE);
        MetaData.of(plain).dropAll(db, YES);
    }

    @Test
    void indexNameOfAnotherTableIsReported() {
        DynamicTable one =
                Table.named("a_b").column("c", INTEGER).index("ix_same", "c").build();
        DynamicTable other =
                Table.named("a").column("c", INTEGER).index("ix_same", "c").build();
        MetaData.of(one).createAll(db);
        assertThatThrownBy(() -> MetaData.of(other).createAll(db))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("a.ix_same: index on [c] expected")
                .hasMessageContaining("another table has an index of this name");
        MetaData.of(one).dropAll(db, YES);
        MetaData.of(other).dropAll(db, YES);
    }

    @Test
    void longNamesAreMadeAndFoundAgain() {
        DynamicTable.Builder wide = Table.named("t".repeat(100));
        for (int i = 0; i < 20; i++) {
            wide.column("c".repeat(90) + i, INTEGER, ColumnOption.indexed(), ColumnOption.unique());
        }
        MetaData metadata = MetaData.of(wide.build());
        assertThat(metadata.createAll(db).created()).hasSize(21);
        Created again = metadata.createAll(db);
        assertThat(again.created()).isEmpty();
        assertThat(again.notCompared()).doesNotContain(Facet.UNIQUE);
        metadata.dropAll(db, YES);
    }

    private static MetaData inSchema(Schema schema) {
        Sequence ids = Sequence.named(schema, "part_ids");
        DynamicTable parts = Table.named(schema, "parts")
                .column("id", BIGINT, ColumnOption.primaryKey(), ColumnOption.defaultNext(ids))
                .column("name", VARCHAR(10), ColumnOption.indexed(), ColumnOption.unique())
                .build();
        DynamicTable[] uses = new DynamicTable[1];
        uses[0] = Table.named(schema, "uses")
                .column("id", BIGINT, ColumnOption.primaryKey())
                .column("part", BIGINT, ColumnOption.references(() -> parts.get("id", BIGINT)))
                .column("parent", BIGINT, ColumnOption.references(() -> uses[0].get("id", BIGINT)))
                .build();
        return MetaData.of(uses[0], parts, Index.named("ix_uses").on(uses[0].get("part", BIGINT)));
    }

    @Test
    void severalSchemasHoldTheSameNames() {
        try (EmbeddedLeanxcale several = EmbeddedLeanxcale.builder()
                        .user("lxadmin", "secret")
                        .user("user1", "pass4user1")
                        .start();
                Database admin = Leanxcale.connect(several.url("lxadmin"));
                Database user = Leanxcale.connect(several.url("user1"))) {
            MetaData own = inSchema(Schema.named("app"));
            MetaData others = inSchema(Schema.named("user1"));
            for (MetaData metadata : List.of(own, others)) {
                assertThat(metadata.createAll(admin).created())
                        .containsExactly(
                                "sequence " + metadata.sequences().get(0),
                                "table " + metadata.tables().get(1),
                                "table " + metadata.tables().get(0),
                                "index ix_parts_name",
                                "index ix_uses");
                Created again = metadata.createAll(admin);
                assertThat(again.created()).isEmpty();
                assertThat(again.notCompared()).doesNotContain(Facet.UNIQUE);
            }
            DynamicTable plain = Table.named("parts").column("other", INTEGER).build();
            assertThatThrownBy(() -> MetaData.of(plain).createAll(admin)).isInstanceOf(SchemaMismatch.class);
            assertThatThrownBy(() -> MetaData.of(plain).createAll(user)).isInstanceOf(SchemaMismatch.class);
            assertThat(own.dropAll(admin, YES)).hasSize(3);
            assertThat(MetaData.of(plain).createAll(admin).created()).containsExactly("table parts");
            assertThatThrownBy(() -> MetaData.of(plain).createAll(user)).isInstanceOf(SchemaMismatch.class);
            assertThat(others.createAll(user).created()).isEmpty();
            assertThat(others.dropAll(user, YES)).hasSize(3);
        }
    }

    @Test
    void rowsGoIntoTheSchemaThatIsNamed() {
        try (EmbeddedLeanxcale several = EmbeddedLeanxcale.builder()
                        .user("lxadmin", "secret")
                        .user("user1", "pass4user1")
                        .start();
                Database admin = Leanxcale.connect(several.url("lxadmin"))) {
            DynamicTable here = Table.named("t").column("a", INTEGER).build();
            DynamicTable there =
                    Table.named(Schema.named("user1"), "t").column("a", INTEGER).build();
            MetaData.of(here, there).createAll(admin);
            admin.execute(insertInto(here).set(here.get("a", INTEGER), 1));
            admin.execute(insertInto(there).set(there.get("a", INTEGER), 2));
            assertThat(admin.fetch(select(there.get("a", INTEGER))
                            .from(there)
                            .where(there.get("a", INTEGER).gt(0))))
                    .containsExactly(2);
            DynamicTable t = there.as("th");
            assertThat(admin.fetch(select(here.get("a", INTEGER), t.get("a", INTEGER))
                            .from(here)
                            .join(t)
                            .on(here.get("a", INTEGER).lt(t.get("a", INTEGER)))))
                    .containsExactly(new Row2<>(1, 2));
            MetaData.of(here, there).dropAll(admin, YES);
        }
    }
}
