package io.leanq.leanxcale;

import static io.leanq.ddl.Ddl.alterTable;
import static io.leanq.ddl.Ddl.createTableAs;
import static io.leanq.ddl.Ddl.dropIndex;
import static io.leanq.ddl.Ddl.dropSequence;
import static io.leanq.ddl.Ddl.dropTable;
import static io.leanq.leanxcale.TableOptions.distributeByHash;
import static io.leanq.leanxcale.TableOptions.partitionByHash;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.upsertInto;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.SqlException;
import io.leanq.ddl.CreateTableAs;
import io.leanq.ddl.DdlStatement;
import io.leanq.query.DataType;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The statements of io.leanq.ddl in LeanXcale's words, run by the embedded server and compared with the classes. */
@Tag("slow")
class AlteredSchemaTest extends EmbeddedTest {
    private static final DynamicTable BEFORE = Table.named("clients")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .column("name", VARCHAR(10))
            .column("junk", INTEGER)
            .column("boss", INTEGER)
            .index("ix_name", "name")
            .build();

    private static final DynamicTable AFTER = Table.named("customers")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .column("name", VARCHAR(40), ColumnOption.notNull(), ColumnOption.defaultValue("?"))
            .column("boss", INTEGER)
            .column("state", VARCHAR(9), ColumnOption.notNull(), ColumnOption.defaultValue("new"))
            .column("seen", TIMESTAMP)
            .unique("uq_name", "name")
            .foreignKey("fk_boss", List.of("boss"), () -> List.of(customer("id")))
            .check("ck_state", table -> table.get("state", VARCHAR(9)).ne("none"))
            .build();

    private static Column<DynamicTable, ?> customer(String name) {
        return AFTER.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<DdlStatement, String> changes() {
        Map<DdlStatement, String> changes = new LinkedHashMap<>();
        changes.put(alterTable(AFTER).renameFrom("clients"), "ALTER TABLE clients RENAME TO customers");
        changes.put(dropIndex(AFTER, "ix_name").ifExists(), "DROP INDEX IF EXISTS ix_name");
        changes.put(alterTable(AFTER).dropColumn("junk"), "ALTER TABLE customers DROP COLUMN junk");
        changes.put(
                alterTable(AFTER).alterType(customer("name")),
                "ALTER TABLE customers ALTER COLUMN name SET DATA TYPE VARCHAR(40)");
        changes.put(
                alterTable(AFTER).setDefault(customer("name")),
                "ALTER TABLE customers ALTER COLUMN name SET DEFAULT '?'");
        changes.put(
                alterTable(AFTER).setNotNull(customer("name")), "ALTER TABLE customers ALTER COLUMN name SET NOT NULL");
        changes.put(
                alterTable(AFTER).addColumn(customer("state")),
                "ALTER TABLE customers ADD COLUMN state VARCHAR(9) NOT NULL DEFAULT 'new'");
        changes.put(alterTable(AFTER).addColumn(customer("seen")), "ALTER TABLE customers ADD COLUMN seen TIMESTAMP");
        changes.put(
                alterTable(AFTER).addConstraint("uq_name"),
                "ALTER TABLE customers ADD CONSTRAINT uq_name UNIQUE (name)");
        changes.put(
                alterTable(AFTER).addConstraint("fk_boss"),
                "ALTER TABLE customers ADD CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES customers (id)");
        changes.put(
                alterTable(AFTER).addConstraint("ck_state"),
                "ALTER TABLE customers ADD CONSTRAINT ck_state CHECK (state <> 'none')");
        return changes;
    }

    @Test
    void changesLeadToTheClassAndKeepTheRows() {
        MetaData.of(BEFORE).createAll(db);
        db.execute(insertInto(BEFORE).set(BEFORE.get("id", INTEGER), 1).set(BEFORE.get("name", VARCHAR(10)), "Ann"));
        changes().forEach((change, sql) -> {
            assertThat(db.render(change).sql()).isEqualTo(sql);
            assertThat(db.execute(change)).as(sql).isZero();
        });
        assertThat(MetaData.of(AFTER).compare(db).differences()).isEmpty();
        assertThat(db.fetch(select(AFTER.get("name", VARCHAR(40)), AFTER.get("state", VARCHAR(9)))
                        .from(AFTER)))
                .asString()
                .isEqualTo("[Row2[value1=Ann, value2=new]]");
        db.execute(upsertInto(AFTER)
                .set(AFTER.get("id", INTEGER), 1)
                .set(AFTER.get("name", VARCHAR(40)), "Anna")
                .set(AFTER.get("boss", INTEGER), 1)
                .set(AFTER.get("state", VARCHAR(9)), "old")
                .setNull(AFTER.get("seen", TIMESTAMP)));
        assertThatThrownBy(() -> db.execute(
                        insertInto(AFTER).set(AFTER.get("id", INTEGER), 2).set(AFTER.get("boss", INTEGER), 9)))
                .isInstanceOf(ConstraintViolation.class);
        db.execute(alterTable(AFTER).dropForeignKey("fk_boss"));
        db.execute(alterTable(AFTER).dropDefault(customer("name")));
        db.execute(alterTable(AFTER).dropNotNull(customer("name")));
        assertThat(MetaData.of(AFTER).compare(db).differences()).hasSize(3);
        db.execute(dropTable(AFTER));
        assertThatThrownBy(() -> db.execute(dropTable(AFTER))).isInstanceOf(SqlException.class);
        db.execute(dropTable(AFTER).ifExists());
    }

    @Test
    void tableOfAQueryIsPartitionedAfterTheQuery() {
        DynamicTable copy = Table.named("copies")
                .column("id", INTEGER)
                .column("name", VARCHAR(50))
                .primaryKey("id")
                .with(partitionByHash("id"), distributeByHash())
                .build();
        CreateTableAs create = createTableAs(
                copy,
                select(School.STUDENTS.id, School.STUDENTS.name)
                        .from(School.STUDENTS)
                        .where(School.STUDENTS.name.ne("x")));
        assertThat(db.render(create).sql())
                .isEqualTo("CREATE TABLE copies (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id)) AS SELECT"
                        + " students.id, students.name FROM students WHERE students.name <> 'x' PARTITION BY HASH (id)"
                        + " DISTRIBUTE BY HASH");
        db.execute(create);
        assertThat(MetaData.of(copy).compare(db).differences()).isEmpty();
        db.execute(create.ifNotExists());
        db.execute(dropTable(copy));
    }

    @Test
    void sequenceIsDroppedByItself() {
        Sequence sequence = Sequence.named("numbers");
        MetaData.of(sequence).createAll(db);
        db.execute(dropSequence(sequence));
        db.execute(dropSequence(sequence).ifExists());
        assertThatThrownBy(() -> db.next(sequence)).isInstanceOf(SqlException.class);
    }

    @Test
    void formThatIsNotRecalledIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> db.render(alterTable(AFTER).renameColumn("title", customer("name"))))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContainingAll("RENAME COLUMN", "copy the values by an update");
        assertThatThrownBy(() -> db.render(alterTable(AFTER).dropUnique("uq_name")))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("create a table without it, and copy the rows");
        assertThatThrownBy(() -> db.render(alterTable(AFTER).dropCheck("ck_state")))
                .isInstanceOf(UnsupportedSqlException.class);
    }

    private static DynamicTable.Builder typed(boolean defaults) {
        return Table.named("typed")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("b", DataType.BOOLEAN, given(defaults, true))
                .column("s", DataType.SMALLINT, given(defaults, (short) -3))
                .column("l", DataType.BIGINT, given(defaults, Long.MIN_VALUE))
                .column("n", DataType.DECIMAL(10, 2), given(defaults, new BigDecimal("1.50")))
                .column("r", DataType.REAL, given(defaults, 1.5f))
                .column("d", DataType.DOUBLE, given(defaults, 1e100))
                .column("c", DataType.CHAR(3), given(defaults, "abc"))
                .column("v", VARCHAR(20), given(defaults, "it's; --"))
                .column("day", DataType.DATE, given(defaults, LocalDate.of(2024, 2, 29)))
                .column("t", DataType.TIME, given(defaults, LocalTime.of(12, 34, 56, 789_000_000)))
                .column("ts", TIMESTAMP, given(defaults, LocalDateTime.of(2024, 2, 29, 1, 2, 3)))
                .column(
                        "now",
                        TIMESTAMP,
                        defaults ? ColumnOption.defaultCurrentTimestamp() : ColumnOption.comment("none"));
    }

    private static <V> ColumnOption<? super V> given(boolean defaults, V value) {
        return defaults ? ColumnOption.defaultValue(value) : ColumnOption.comment("none");
    }

    @Test
    void everyTypeIsAddedWithItsDefault() {
        DynamicTable bare = Table.named("typed")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .build();
        DynamicTable full = typed(true).build();
        MetaData.of(bare).createAll(db);
        db.execute(insertInto(bare).set(bare.get("id", INTEGER), 1));
        full.columns().stream()
                .skip(1)
                .forEach(column -> db.execute(alterTable(full).addColumn(column)));
        assertThat(MetaData.of(full).compare(db).differences()).isEmpty();
        assertThat(db.fetchOne(select(full.get("v", VARCHAR(20))).from(full))).isEqualTo("it's; --");
        assertThat(db.fetchOne(select(full.get("now", TIMESTAMP)).from(full))).isNotNull();
        db.execute(dropTable(full));
    }

    @Test
    void everyTypeGetsAndLosesItsDefault() {
        DynamicTable plain = typed(false).build();
        DynamicTable full = typed(true).build();
        MetaData.of(plain).createAll(db);
        full.columns().stream()
                .skip(1)
                .forEach(column -> db.execute(alterTable(full).setDefault(column)));
        assertThat(MetaData.of(full).compare(db).differences()).isEmpty();
        full.columns().stream()
                .skip(1)
                .forEach(column -> db.execute(alterTable(full).dropDefault(column)));
        assertThat(MetaData.of(plain).compare(db).differences()).isEmpty();
        db.execute(dropTable(full));
    }

    @Test
    void everyTypeIsAltered() {
        DynamicTable.Builder texts = Table.named("typed").column("id", INTEGER, ColumnOption.primaryKey());
        DynamicTable plain = typed(false).build();
        plain.columns().stream().skip(1).forEach(column -> texts.column(column.name(), VARCHAR(60)));
        DynamicTable text = texts.build();
        MetaData.of(text).createAll(db);
        plain.columns().stream()
                .skip(1)
                .forEach(column -> db.execute(alterTable(plain).alterType(column)));
        assertThat(MetaData.of(plain).compare(db).differences()).isEmpty();
        db.execute(dropTable(plain));
    }
}
