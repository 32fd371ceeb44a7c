package io.leanq.schema;

import static io.leanq.schema.MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.SyntaxError;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.Catalog.ForeignKeyFound;
import io.leanq.catalog.Catalog.TableFound;
import io.leanq.catalog.IndexDefinition;
import io.leanq.query.DataType;
import io.leanq.testkit.Found;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Which objects createAll and dropAll create and drop, in which order, and which they do not change. */
class CreateAllTest {
    /** Two tables that reference each other, and one that references itself. */
    static final class Lefts extends Table<Lefts> {
        static final Lefts LEFTS = Table.define("lefts", Lefts::new);
        final NumberColumn<Lefts, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final NumberColumn<Lefts, Integer> right =
                column("other", DataType.INTEGER, references(() -> Rights.RIGHTS.id));

        private Lefts(TableRef<Lefts> ref) {
            super(ref);
        }
    }

    static final class Rights extends Table<Rights> {
        static final Rights RIGHTS = Table.define("rights", Rights::new);
        final NumberColumn<Rights, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final NumberColumn<Rights, Integer> left = column("other", DataType.INTEGER, references(() -> Lefts.LEFTS.id));

        private Rights(TableRef<Rights> ref) {
            super(ref);
        }
    }

    static final class Folders extends Table<Folders> {
        static final Folders FOLDERS = Table.define("folders", Folders::new);
        final NumberColumn<Folders, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final NumberColumn<Folders, Integer> parent =
                column("parent", DataType.INTEGER, references(() -> Folders.FOLDERS.id));

        private Folders(TableRef<Folders> ref) {
            super(ref);
        }
    }

    private static TableFound foundTwoIntegers(String name, String second, ForeignKeyFound... keys) {
        return new TableFound(
                ObjectName.of(name),
                List.of(
                        Found.column("ID", SqlType.Simple.INTEGER, "INTEGER", false),
                        Found.column(second, SqlType.Simple.INTEGER, "INTEGER", true)),
                List.of("ID"),
                List.of(keys),
                List.of());
    }

    private static final ForeignKeyFound LEFT_TO_RIGHT =
            Found.foreignKey("A", List.of("OTHER"), ObjectName.of("RIGHTS"), List.of("ID"));
    private static final ForeignKeyFound RIGHT_TO_LEFT =
            Found.foreignKey("B", List.of("OTHER"), ObjectName.of("LEFTS"), List.of("ID"));

    @Test
    void objectsAreCreatedInTheOrderOfTheirReferences() {
        RecordingTarget target = RecordingTarget.empty();
        Created created = MetaData.of(
                        Index.named("ux").on(STUDENTS.name, STUDENTS.born).unique(), ADDRESSES, STUDENTS)
                .createAll(target);
        assertThat(target.executed)
                .containsExactly(
                        "CREATE SEQUENCE IF NOT EXISTS student_ids START WITH 100 INCREMENT BY 1",
                        "CREATE TABLE IF NOT EXISTS students (id INTEGER NOT NULL, name VARCHAR(50) DEFAULT '?' NOT "
                                + "NULL,"
                                + " born DATE, active BOOLEAN DEFAULT TRUE, PRIMARY KEY (id))",
                        "CREATE TABLE IF NOT EXISTS addresses (st_id INTEGER NOT NULL, city VARCHAR(40) NOT NULL,"
                                + " street VARCHAR, PRIMARY KEY (st_id, city), CONSTRAINT fk_addresses__st_id"
                                + " FOREIGN KEY (st_id) REFERENCES students (id))",
                        "CREATE INDEX IF NOT EXISTS ix_students_name ON students (name)",
                        "CREATE UNIQUE INDEX IF NOT EXISTS ux ON students (name, born)",
                        "CREATE INDEX IF NOT EXISTS ix_city ON addresses (city)");
        assertThat(created.created())
                .containsExactly(
                        "sequence student_ids",
                        "table students",
                        "table addresses",
                        "index ix_students_name",
                        "index ux",
                        "index ix_city");
        assertThat(created.present()).isEmpty();
    }

    @Test
    void theKeyThatClosesACycleIsAddedAfterTheTables() {
        RecordingTarget target = RecordingTarget.empty();
        Created created = MetaData.of(Lefts.LEFTS, Rights.RIGHTS).createAll(target);
        assertThat(target.executed)
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS rights (id INTEGER NOT NULL, other INTEGER, PRIMARY KEY (id))",
                        "CREATE TABLE IF NOT EXISTS lefts (id INTEGER NOT NULL, other INTEGER, PRIMARY KEY (id),"
                                + " CONSTRAINT fk_lefts_other FOREIGN KEY (other) REFERENCES rights (id))",
                        "ALTER TABLE rights ADD CONSTRAINT fk_rights_other FOREIGN KEY (other) REFERENCES lefts (id)");
        assertThat(created.created()).containsExactly("table rights", "table lefts", "foreign key fk_rights_other");
    }

    @Test
    void keyToItsOwnTableIsCreatedWithTheTable() {
        RecordingTarget target = RecordingTarget.empty();
        MetaData.of(Folders.FOLDERS).createAll(target);
        assertThat(target.executed)
                .containsExactly("CREATE TABLE IF NOT EXISTS folders (id INTEGER NOT NULL, parent INTEGER,"
                        + " PRIMARY KEY (id), CONSTRAINT fk_folders_parent FOREIGN KEY (parent)"
                        + " REFERENCES folders (id))");
    }

    @Test
    void existingTablesAreNotChanged() {
        RecordingTarget target = RecordingTarget.of(
                foundTwoIntegers("LEFTS", "OTHER", LEFT_TO_RIGHT), foundTwoIntegers("RIGHTS", "OTHER", RIGHT_TO_LEFT));
        Created created = MetaData.of(Lefts.LEFTS, Rights.RIGHTS).createAll(target);
        assertThat(target.executed).isEmpty();
        assertThat(created.created()).isEmpty();
        assertThat(created.present()).containsExactly("table rights", "table lefts", "foreign key fk_rights_other");
    }

    /** The state after a crash between the creation of the tables and that of the key. */
    @Test
    void aMissingKeyThatClosesACycleIsAddedLater() {
        RecordingTarget target = RecordingTarget.of(
                foundTwoIntegers("lefts", "other", LEFT_TO_RIGHT), foundTwoIntegers("rights", "other"));
        MetaData.of(Lefts.LEFTS, Rights.RIGHTS).createAll(target);
        assertThat(target.executed)
                .containsExactly(
                        "ALTER TABLE rights ADD CONSTRAINT fk_rights_other FOREIGN KEY (other) REFERENCES lefts (id)");
    }

    @Test
    void missingIndexOfAnExistingTableIsCreated() {
        RecordingTarget target = RecordingTarget.of(foundTwoIntegers("lefts", "other", LEFT_TO_RIGHT));
        Index.named("ix").on(Lefts.LEFTS.right).create(target);
        assertThat(target.executed).containsExactly("CREATE INDEX IF NOT EXISTS ix ON lefts (other)");
    }

    @Test
    void aSequenceIsCreatedAlone() {
        RecordingTarget target = RecordingTarget.empty();
        Sequence.named("q").startWith(5).incrementBy(-1).create(target);
        assertThat(target.executed).containsExactly("CREATE SEQUENCE IF NOT EXISTS q START WITH 5 INCREMENT BY -1");
    }

    @Test
    void targetsOfKeysAreReadFromTheCatalog() {
        RecordingTarget target = RecordingTarget.of(
                new TableFound(ObjectName.of("students"), List.of(), List.of(), List.of(), List.of()));
        MetaData.of(ADDRESSES).createAll(target);
        assertThat(target.askedFor).contains(ObjectName.of("addresses"), ObjectName.of("students"));
        assertThat(target.executed).hasSize(2).first().asString().startsWith("CREATE TABLE IF NOT EXISTS addresses");
    }

    @Test
    void missingTargetIsRefusedBeforeAnythingIsCreated() {
        RecordingTarget target = RecordingTarget.empty();
        assertThatThrownBy(() -> MetaData.of(ADDRESSES).createAll(target))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("addresses refers to students")
                .hasMessageContaining("add it to MetaData.of");
        assertThat(target.executed).isEmpty();
    }

    @Test
    void keyThatAnotherProgramCreatedIsReportedAsPresent() {
        RecordingTarget target = RecordingTarget.of(
                foundTwoIntegers("lefts", "other", LEFT_TO_RIGHT), foundTwoIntegers("rights", "other"));
        target.failing(ddl -> {
            target.becomes(
                    foundTwoIntegers("lefts", "other", LEFT_TO_RIGHT),
                    foundTwoIntegers("rights", "other", RIGHT_TO_LEFT));
            throw new SyntaxError("exists", "42S11", -1, null, null);
        });
        Created created = MetaData.of(Lefts.LEFTS, Rights.RIGHTS).createAll(target);
        assertThat(created.created()).isEmpty();
        assertThat(created.present()).contains("foreign key fk_rights_other");
    }

    @Test
    void failureOfTheDatabaseIsRethrown() {
        RecordingTarget target = RecordingTarget.empty().failing(ddl -> {
            throw new SyntaxError("no", "42000", -1, null, null);
        });
        assertThatThrownBy(() -> MetaData.of(Folders.FOLDERS).createAll(target)).isInstanceOf(SyntaxError.class);
    }

    @Test
    void differentTableOfAnotherProgramIsAMismatch() {
        RecordingTarget target = RecordingTarget.empty();
        target.failing(ddl -> {
            target.becomes(foundTwoIntegers("folders", "another"));
            throw new SyntaxError("exists", "42S01", -1, null, null);
        });
        assertThatThrownBy(() -> MetaData.of(Folders.FOLDERS).createAll(target)).isInstanceOf(SchemaMismatch.class);
    }

    /**
     * IF NOT EXISTS does nothing if another program has created a table with this name, so the statement does not fail.
     */
    @Test
    void differentTableSkippedByIfNotExistsIsAMismatch() {
        RecordingTarget target = RecordingTarget.empty();
        target.failing(ddl -> target.becomes(foundTwoIntegers("folders", "another")));
        assertThatThrownBy(() -> MetaData.of(Folders.FOLDERS).createAll(target))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("folders.parent: column INTEGER expected, no such column found");
        assertThat(target.executed).as("without an error").hasSize(1);
    }

    /** CREATE TABLE IF NOT EXISTS would do nothing, and createAll would report the table as created. */
    @Test
    void tableWithTheNameOfAViewIsAMismatch() {
        RecordingTarget target = RecordingTarget.of(new Catalog(
                Optional.empty(),
                List.of(),
                List.of(new Catalog.ViewFound(ObjectName.of("folders"), List.of())),
                List.of(),
                Set.of(),
                true,
                false));
        assertThatThrownBy(() -> MetaData.of(Folders.FOLDERS).createAll(target))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("folders: existence a table expected, a view of this name found");
        assertThat(target.executed).isEmpty();
        assertThat(MetaData.of(Folders.FOLDERS).compare(target).differences()).hasSize(1);
    }

    @Test
    void viewWithTheNameOfATableIsAMismatch() {
        RecordingTarget target = RecordingTarget.of(foundTwoIntegers("folders", "parent"));
        DynamicView view =
                View.existing("folders").column("id", DataType.INTEGER).build();
        assertThatThrownBy(() -> MetaData.of(view).createAll(target))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("folders: existence a view expected, a table of this name found");
    }

    @Test
    void dropAllDropsExistingObjectsInReverseOrder() {
        RecordingTarget target = RecordingTarget.of(RecordingTarget.catalog(
                List.of(
                        new TableFound(ObjectName.of("STUDENTS"), List.of(), List.of(), List.of(), List.of()),
                        new TableFound(ObjectName.of("ADDRESSES"), List.of(), List.of(), List.of(), List.of())),
                List.of(ObjectName.of("STUDENT_IDS")),
                Set.of()));
        List<String> dropped = MetaData.of(STUDENTS, ADDRESSES, Folders.FOLDERS, STUDENT_IDS)
                .dropAll(target, DROP_TABLES_AND_THEIR_DATA);
        assertThat(target.executed)
                .containsExactly(
                        "DROP TABLE IF EXISTS addresses",
                        "DROP TABLE IF EXISTS students",
                        "DROP SEQUENCE IF EXISTS student_ids");
        assertThat(dropped).containsExactly("table addresses", "table students", "sequence student_ids");
    }

    @Test
    void dropAllDropsTheKeyOfACycleByItsDatabaseName() {
        RecordingTarget target = RecordingTarget.of(
                foundTwoIntegers("lefts", "other", LEFT_TO_RIGHT), foundTwoIntegers("rights", "other", RIGHT_TO_LEFT));
        MetaData.of(Lefts.LEFTS, Rights.RIGHTS).dropAll(target, DROP_TABLES_AND_THEIR_DATA);
        assertThat(target.executed)
                .containsExactly(
                        "ALTER TABLE rights DROP FOREIGN KEY \"B\"",
                        "DROP TABLE IF EXISTS lefts",
                        "DROP TABLE IF EXISTS rights");
    }

    @Test
    void dropAllDropsNoMissingKeyOfACycle() {
        RecordingTarget target = RecordingTarget.of(foundTwoIntegers("rights", "other"));
        MetaData.of(Lefts.LEFTS, Rights.RIGHTS).dropAll(target, DROP_TABLES_AND_THEIR_DATA);
        assertThat(target.executed).containsExactly("DROP TABLE IF EXISTS rights");
    }

    @Test
    void indexOfAnUnlistedTableIsDropped() {
        TableFound found = new TableFound(
                ObjectName.of("lefts"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new IndexDefinition("IX", List.of("other"), false)));
        RecordingTarget target = RecordingTarget.of(found);
        MetaData.of(Index.named("ix").on(Lefts.LEFTS.right)).dropAll(target, DROP_TABLES_AND_THEIR_DATA);
        assertThat(target.executed).containsExactly("DROP INDEX IF EXISTS ix");
    }

    @Test
    @NullUnmarked
    void dropAllRequiresItsConfirmation() {
        RecordingTarget target = RecordingTarget.of(foundTwoIntegers("lefts", "other"));
        assertThatThrownBy(() -> MetaData.of(Lefts.LEFTS).dropAll(target, null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("DROP_TABLES_AND_THEIR_DATA");
        assertThat(target.executed).isEmpty();
    }

    @Test
    void longChainsOfKeysNeedNoStack() {
        DynamicTable previous = null;
        SchemaObject[] tables = new SchemaObject[5_000];
        for (int i = 0; i < tables.length; i++) {
            DynamicTable target = previous;
            DynamicTable.Builder table = Table.named("t" + i);
            if (target == null) {
                table.column("id", DataType.INTEGER, ColumnOption.primaryKey());
            } else {
                table.column(
                        "id",
                        DataType.INTEGER,
                        ColumnOption.primaryKey(),
                        ColumnOption.references(() -> target.get("id", DataType.INTEGER)));
            }
            previous = table.build();
            tables[tables.length - 1 - i] = previous;
        }
        RecordingTarget target = RecordingTarget.empty();
        Created created = MetaData.of(tables).createAll(target);
        assertThat(created.created()).hasSize(5_000).startsWith("table t0", "table t1", "table t2");
        assertThat(target.executed).noneMatch(sql -> sql.startsWith("ALTER"));
    }

    @Test
    void statementsOfASchemaAreEqualInEveryRun() {
        DdlNode one = ADDRESSES.definition().ddl(ADDRESSES.definition().foreignKeys());
        assertThat(one)
                .isEqualTo(ADDRESSES.definition().ddl(ADDRESSES.definition().foreignKeys()));
    }
}
