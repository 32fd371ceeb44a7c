package io.leanq.query;

import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.deleteRow;
import static io.leanq.query.Dsl.deleteRowIfVersion;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.mapping;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.updateRow;
import static io.leanq.query.Dsl.updateRowIfVersion;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Parcels.PARCELS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.StaleRow;
import io.leanq.driver.RowCounts;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Parcels;
import io.leanq.testkit.Parcels.Parcel;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Updates and deletes of the row that has a record's key, and conditions on whole keys. */
class RecordChangeTest {
    private static final RenderingAssert CHECKED = RenderingAssert.knowing(List.of(Parcels.rows()));

    private final Students s = STUDENTS;
    private final Addresses a = ADDRESSES;
    private final Parcels p = PARCELS;

    private static void renders(Statement statement, String sql, @Nullable Object... binds) {
        CHECKED.renders(statement, LEANXCALE_LIKE, sql, binds);
    }

    private static void refused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void updateSetsAllButTheKeyWhereTheKeyIs() {
        renders(
                updateRow(s, new StudentsRow(2, "Bob", LocalDate.EPOCH, null)),
                "UPDATE students SET name = ?, born = ?, active = ? WHERE id = ?",
                "Bob",
                LocalDate.EPOCH,
                null,
                2);
        renders(
                updateRow(p, new Parcel(3, 1, (short) 4, "x", BigDecimal.ONE, null, true, Parcels.State.GONE, null)),
                "UPDATE parcels SET version = ?, note = ?, weight = ?, sent_on = ?, \"open\" = ?, state = ?, stops = ?"
                        + " WHERE id = ? AND depot_no = ?",
                (short) 4,
                "x",
                BigDecimal.ONE,
                null,
                true,
                "GONE",
                null,
                1L,
                3);
    }

    @Test
    void versionedUpdateCountsOnFromTheVersionItFinds() {
        renders(
                updateRowIfVersion(p, Parcel.of(1, 2, 7, null), p.version),
                "UPDATE parcels SET version = ?, note = ?, weight = ?, sent_on = ?, \"open\" = ?, state = ?, stops = ?"
                        + " WHERE id = ? AND depot_no = ? AND version = ?",
                (short) 8,
                null,
                BigDecimal.TEN,
                null,
                true,
                null,
                null,
                1L,
                2,
                (short) 7);
    }

    @Test
    void deleteNeedsTheKeyOfTheRecordOnly() {
        renders(deleteRow(s, new StudentsRow(3, null, null, null)), "DELETE FROM students WHERE id = ?", 3);
        renders(
                deleteRow(p, new Parcel(2, 1, (short) 0, null, null, null, false, null, null)),
                "DELETE FROM parcels WHERE id = ? AND depot_no = ?",
                1L,
                2);
    }

    @Test
    void versionedDeleteNeedsTheKeyAndTheVersion() {
        renders(
                deleteRowIfVersion(p, Parcel.of(1, 2, Short.MAX_VALUE, null), p.version),
                "DELETE FROM parcels WHERE id = ? AND depot_no = ? AND version = ?",
                1L,
                2,
                Short.MAX_VALUE);
    }

    @Test
    void wholeKeyIsOneConditionOfItsColumns() {
        renders(
                select(a.street).from(a).where(a.key.eq(1, "Rome")),
                "SELECT addresses.street FROM addresses WHERE addresses.st_id = ? AND addresses.city = ?",
                1,
                "Rome");
        Addresses other = a.as("other");
        renders(
                select(other.street).from(a).join(other).on(other.key.eq(a.studentId, a.city)),
                "SELECT other.street FROM addresses JOIN addresses AS other"
                        + " ON other.st_id = addresses.st_id AND other.city = addresses.city");
        renders(deleteFrom(p).where(p.key.eq(5L, 2)), "DELETE FROM parcels WHERE id = ? AND depot_no = ?", 5L, 2);
        Param<Integer> student = param("student", DataType.INTEGER);
        Param<String> city = param("city", DataType.VARCHAR(40));
        renders(
                update(a)
                        .setNull(a.street)
                        .where(a.key.eq(student, city))
                        .with(student, 1)
                        .with(city, "Rome"),
                "UPDATE addresses SET street = ? WHERE st_id = ? AND city = ?",
                null,
                1,
                "Rome");
        assertThat(p.as("q").key).hasToString("primary key q.id, q.depot_no");
        refused(() -> a.key.eq(1, (String) null), "addresses.city", "null");
    }

    @Test
    void nullOfAKeyOrOfANotNullColumnIsRefused() {
        refused(() -> updateRow(s, new StudentsRow(null, "x", null, null)), "updateRow", "students.id", "is found");
        refused(() -> deleteRow(s, new StudentsRow(null, "x", null, null)), "deleteRow", "students.id");
        refused(() -> updateRow(s, new StudentsRow(1, null, null, null)), "students.name", "NOT NULL", "give a value");
        refused(
                () -> updateRowIfVersion(p, new Parcel(2, 1, (short) 0, null, null, null, true, null, null), p.version),
                "updateRowIfVersion",
                "parcels.weight");
    }

    @Test
    void tableOtherThanTheDefinedOneIsRefused() {
        refused(() -> updateRow(s.as("x"), new StudentsRow(1, "x", null, null)), "updateRow", "names the table itself");
        refused(() -> deleteRow(s.as("x"), new StudentsRow(1, "x", null, null)), "deleteRow");
    }

    @Test
    void versionThatCannotBeCountedIsRefused() {
        Parcel last = Parcel.of(1, 2, Short.MAX_VALUE, null);
        refused(() -> updateRowIfVersion(p, last, p.version), "last version", "SMALLINT", "widen");
        refused(() -> updateRowIfVersion(p, last, p.weight), "DECIMAL(10,2)", "whole numbers");
        refused(() -> updateRowIfVersion(p, last, p.depotNo), "primary key", "name another column");
        refused(() -> updateRowIfVersion(p, last, p.as("q").version), "belongs to parcels AS q");
        refused(() -> deleteRowIfVersion(p, last, p.weight), "deleteRowIfVersion", "whole numbers");
        refused(() -> deleteRowIfVersion(p, last, p.depotNo), "deleteRowIfVersion", "primary key");
        refused(() -> deleteRowIfVersion(p, last, p.as("q").version), "belongs to parcels AS q", "column of parcels");
        refused(() -> deleteRowIfVersion(p, last, null), "deleteRowIfVersion(table, row, null)");
        refused(() -> deleteRowIfVersion(p, null, p.version), "deleteRowIfVersion(table, null, version)");
    }

    /** A table whose rows the database counts. */
    static final class Counted extends RecordTable<Counted, Counted.Row> {
        final TextColumn<Counted> name = column("name", DataType.VARCHAR(9), primaryKey());
        final NumberColumn<Counted, Long> number = column("number", DataType.BIGINT, identity());
        final TextColumn<Counted> note = column("note", DataType.VARCHAR(9));

        record Row(
                String name,
                @Nullable Long number,
                @Nullable String note) {}

        private Counted(TableRef<Counted> ref) {
            super(ref, Row.class);
        }
    }

    @Test
    void identityIsNeitherSetNorAVersion() {
        Counted counted = Table.define("counted", Counted::new);
        Counted.Row row = new Counted.Row("a", 7L, "x");
        assertThat(updateRow(counted, row).render(LEANXCALE_LIKE).sql())
                .isEqualTo("UPDATE counted SET note = ? WHERE name = ?");
        refused(() -> updateRowIfVersion(counted, row, counted.number), "counted.number", "identity", "updates set");
    }

    /** A table whose rows may have no version. */
    static final class Drafts extends RecordTable<Drafts, Drafts.Row> {
        final NumberColumn<Drafts, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final NumberColumn<Drafts, Integer> version = column("version", DataType.INTEGER);
        final TextColumn<Drafts> text = column("text", DataType.VARCHAR(9));

        record Row(
                int id, @Nullable Integer version, @Nullable String text) {}

        private Drafts(TableRef<Drafts> ref) {
            super(ref, Row.class);
        }
    }

    @Test
    void rowWithoutItsVersionIsRefused() {
        Drafts drafts = Table.define("drafts", Drafts::new);
        Drafts.Row row = new Drafts.Row(1, null, "x");
        String advice = "first one by update(…)";
        refused(() -> updateRowIfVersion(drafts, row, drafts.version), "updateRowIfVersion", "drafts.version", advice);
        refused(() -> deleteRowIfVersion(drafts, row, drafts.version), "deleteRowIfVersion", "drafts.version", advice);
        assertThatThrownBy(() -> deleteRow(s, new StudentsRow(null, "x", null, null)))
                .message()
                .doesNotContain(advice);
    }

    /** A table whose row mapping is given by a test. */
    static final class Notes extends RowTable<Notes, StudentsRow> {
        final NumberColumn<Notes, Integer> id;
        final TextColumn<Notes> name = column("name", DataType.VARCHAR);
        final NumberColumn<Notes, Integer> version = column("version", DataType.INTEGER);
        private final Function<Notes, RowMapping<Notes, StudentsRow>> mapping;

        private Notes(TableRef<Notes> ref, boolean keyed, Function<Notes, RowMapping<Notes, StudentsRow>> mapping) {
            super(ref);
            id = keyed ? column("id", DataType.INTEGER, primaryKey()) : column("id", DataType.INTEGER);
            this.mapping = mapping;
        }

        static Notes with(boolean keyed, Function<Notes, RowMapping<Notes, StudentsRow>> mapping) {
            return Table.define("notes", ref -> new Notes(ref, keyed, mapping));
        }

        @Override
        public RowMapping<Notes, StudentsRow> row() {
            return mapping.apply(this);
        }
    }

    private static RowMapping<Notes, StudentsRow> whole(Notes table) {
        return mapping(field(table.id, StudentsRow::id), field(table.name, StudentsRow::name))
                .as((id, name) -> new StudentsRow(id, name, null, null));
    }

    private static RowMapping<Notes, StudentsRow> idOnly(Notes table) {
        return mapping(field(table.id, StudentsRow::id)).as(id -> new StudentsRow(id, null, null, null));
    }

    private static RowMapping<Notes, StudentsRow> nameOnly(Notes table) {
        return mapping(field(table.name, StudentsRow::name)).as(name -> new StudentsRow(null, name, null, null));
    }

    @Test
    void mappingWithoutWhatTheChangeNeedsIsRefused() {
        StudentsRow row = new StudentsRow(1, "x", null, null);
        Notes keyless = Notes.with(false, RecordChangeTest::whole);
        refused(() -> updateRow(keyless, row), "updateRow(notes, …)", "no primary key", "where(…)");
        refused(() -> deleteRow(keyless, row), "no primary key");
        refused(() -> updateRowIfVersion(keyless, row, keyless.version), "no primary key");
        refused(() -> deleteRow(Notes.with(true, RecordChangeTest::nameOnly), row), "leaves out id of the primary key");
        refused(() -> updateRow(Notes.with(true, RecordChangeTest::idOnly), row), "nothing to set");
        Notes unversioned = Notes.with(true, RecordChangeTest::whole);
        refused(() -> updateRowIfVersion(unversioned, row, unversioned.version), "no component for the version");
        refused(
                () -> deleteRowIfVersion(unversioned, row, unversioned.version),
                "deleteRowIfVersion",
                "no component for the version");
    }

    @Test
    void writerMaySetAColumnToAnExpression() {
        Notes notes = Notes.with(
                true,
                table -> new RowMapping<>(
                        List.of(table.id, table.name),
                        (cells, at) -> new StudentsRow(at, null, null, null),
                        (row, to) -> to.set(table.id, row.id()).set(table.name, table.name.concat("!"))));
        assertThat(updateRow(notes, new StudentsRow(1, "x", null, null))
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("UPDATE notes SET name = name || CAST(? AS VARCHAR) WHERE id = ?");
    }

    @Test
    void onlyAVersionedChangeOfNoRowIsStale() {
        Parcel parcel = Parcel.of(1, 2, 7, null);
        outcomeIsRequired("updateRowIfVersion(parcels, …)", updateRowIfVersion(p, parcel, p.version));
        outcomeIsRequired("deleteRowIfVersion(parcels, …)", deleteRowIfVersion(p, parcel, p.version));
        for (long changed : new long[] {0, RowCounts.UNREPORTED}) {
            updateRow(p, parcel).bound(LEANXCALE_LIKE).requireOutcome(changed);
            deleteRow(p, parcel).bound(LEANXCALE_LIKE).requireOutcome(changed);
        }
        assertThat(updateRowIfVersion(p, parcel, p.version)).isEqualTo(updateRowIfVersion(p, parcel, p.version));
    }

    private static void outcomeIsRequired(String call, Change versioned) {
        BoundSql bound = versioned.bound(LEANXCALE_LIKE);
        bound.requireOutcome(1);
        assertThatThrownBy(() -> bound.requireOutcome(0))
                .isInstanceOf(StaleRow.class)
                .hasMessageContainingAll(call, "changed or deleted", "read it again");
        assertThatThrownBy(() -> bound.requireOutcome(RowCounts.UNREPORTED))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContainingAll(call, "does not report", "read the row");
    }
}
