package io.leanq.evolve;

import io.leanq.catalog.Names;
import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a diff that are copied, since the database cannot make one of their changes in place. Immutable. */
final class TableCopies {
    static final TableCopies NONE = new TableCopies(null, Map.of());

    private static final String STOP = "stop the programs that write the table until the plan has run";

    /** The copies by the names of the tables as wanted. */
    private final Map<ObjectName, TableCopy> copies;

    private final @Nullable SchemaDiff diff;

    private TableCopies(@Nullable SchemaDiff diff, Map<ObjectName, TableCopy> copies) {
        this.diff = diff;
        this.copies = copies;
    }

    static TableCopies of(SchemaDiff diff, Dialect dialect) {
        Map<ObjectName, TableCopy> copies = new LinkedHashMap<>();
        for (SchemaChange change : diff.changes()) {
            boolean ofTable = change instanceof SchemaChange.OfTable
                    && !(change instanceof SchemaChange.ChangeIndex)
                    && !(change instanceof SchemaChange.ChangeUnknownColumn);
            if (ofTable && !isInPlace(change, dialect)) {
                copies.computeIfAbsent(change.object().key(), table -> copy(diff, change.object()));
            }
        }
        return new TableCopies(diff, copies);
    }

    private static boolean isInPlace(SchemaChange change, Dialect dialect) {
        Optional<PlanStatement> statement = change.accept(new Statements(dialect));
        if (statement.isEmpty()) {
            return false;
        }
        try {
            statement.get().sql(dialect);
            return true;
        } catch (UnsupportedSqlException e) {
            return false;
        }
    }

    private static TableCopy copy(SchemaDiff diff, ObjectName wantedName) {
        TableState wanted = diff.wanted().table(wantedName).orElseThrow();
        ObjectName name = wanted.name();
        Map<String, String> earlierNames = new HashMap<>();
        for (SchemaChange change : diff.changes()) {
            if (change instanceof SchemaChange.RenameTable rename
                    && rename.after().key().equals(wantedName.key())) {
                name = rename.before();
            } else if (change instanceof SchemaChange.RenameColumn rename
                    && rename.table().key().equals(wantedName.key())) {
                earlierNames.put(rename.after(), rename.before());
            }
        }
        TableState bare = wanted.named(freeName(diff, wanted.name(), "__copy"))
                .withForeignKeys(List.of())
                .withUniques(List.of())
                .withChecks(List.of())
                .withIndexes(List.of());
        return new TableCopy(diff.current().table(name).orElseThrow(), bare, earlierNames);
    }

    /** A name that no table of the diff has. */
    static ObjectName freeName(SchemaDiff diff, ObjectName table, String end) {
        String stem = table.name().substring(0, Math.min(table.name().length(), Names.LONGEST - 10)) + end;
        ObjectName name = new ObjectName(table.schema(), stem);
        for (int i = 2;
                diff.current().table(name).isPresent()
                        || diff.wanted().table(name).isPresent();
                i++) {
            name = new ObjectName(table.schema(), stem + i);
        }
        return name;
    }

    Collection<TableCopy> all() {
        return copies.values();
    }

    /** Whether a copy takes the place of the table of this name. */
    boolean take(ObjectName table) {
        return copies.containsKey(table.key());
    }

    /** Whether the copy of a table makes the change. */
    boolean concern(SchemaChange change) {
        boolean ofTable = change instanceof SchemaChange.OfTable || change instanceof SchemaChange.RenameTable;
        return ofTable && copies.containsKey(change.object().key());
    }

    /** The changes that a copy makes. */
    List<SchemaChange> of(TableCopy copy) {
        return changes().stream()
                .filter(change -> concern(change) && copies.get(change.object().key()) == copy)
                .toList();
    }

    private List<SchemaChange> changes() {
        return diff == null ? List.of() : diff.changes();
    }

    /** The name that the copy gets in the end. */
    ObjectName nameOf(TableCopy copy) {
        return copies.entrySet().stream()
                .filter(entry -> entry.getValue() == copy)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The name of a table after those renames that are statements: a table that is copied keeps its name. */
    ObjectName nameNow(ObjectName before) {
        return changes().stream()
                .filter(change -> change instanceof SchemaChange.RenameTable rename
                        && rename.before().key().equals(before.key())
                        && !concern(rename))
                .map(SchemaChange::object)
                .findFirst()
                .orElse(before);
    }

    /** Whether a statement of the diff drops a foreign key of a table. */
    boolean isDropped(ObjectName table, DdlNode.ForeignKeySpec key) {
        return changes().stream()
                .anyMatch(change -> change instanceof SchemaChange.DropConstraint drop
                        && drop.table().key().equals(table.key())
                        && drop.constraint().name().equals(key.name())
                        && !concern(drop));
    }

    /**
     * Whether a foreign key of another table was dropped for a copy: the table stays, is no copy, and the diff does not
     * add the key anyhow.
     */
    boolean isToBeAddedAgain(TableState table, DdlNode.ForeignKeySpec key) {
        return !copies.containsKey(table.name().key())
                && changes().stream()
                        .noneMatch(change -> change instanceof SchemaChange.AddConstraint add
                                        && add.table().key().equals(table.name().key())
                                        && add.constraint().equals(key)
                                || change instanceof SchemaChange.CreateTable create
                                        && create.object()
                                                .key()
                                                .equals(table.name().key()));
    }

    static Effect copying(TableCopy copy) {
        String words = "reads and writes all rows; rows that programs write from here on are lost";
        return copy.isNarrowing()
                ? Effect.destructive(Permission.NARROW_TYPE, words + "; cuts values that do not fit, or is refused")
                : Effect.slow(words);
    }

    static Effect creation(TableCopy copy) {
        return copy.dropsColumn()
                ? Effect.safe("adds the table for the copy, which lacks columns")
                        .permitted(Permission.DROP_COLUMN)
                : Effect.safe("adds the table for the copy");
    }

    static Effect swap() {
        return Effect.safe("makes way for the copy")
                .breaking("programs find no table until the copy is renamed, and may write rows that are lost", STOP);
    }

    /** The end of the old table. */
    static Effect end() {
        return Effect.destructive(
                Permission.COPY_AND_SWAP,
                "leaves the copy only: rights, triggers and all else that the wanted schema does not say of the table"
                        + " end");
    }
}
