package io.leanq.migrate;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Facet;
import io.leanq.exec.Database;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the object is there that a statement creates: a table, view, sequence, index or column. Of such a
 * statement the catalog tells whether it has run, if the object was not there before; and it does no harm if it is run
 * late, by a process that was paused. Neither is so of statements that change, replace or drop, and of CREATE TABLE …
 * AS, which may be half done.
 *
 * @param object the table, view or sequence; of an index or column its table
 * @param part the index or column; empty for a table, view or sequence
 */
record ObjectProbe(Kind kind, ObjectName object, String part) {
    static final String ABSENT = "ABSENT";
    static final String PRESENT = "PRESENT";

    /** What a statement creates. */
    enum Kind {
        TABLE,
        VIEW,
        SEQUENCE,
        INDEX,
        COLUMN
    }

    /** The probe of a statement; empty if there is none, or if the statement is not wholly understood. */
    static Optional<ObjectProbe> of(ScriptStatement statement) {
        return new CreationHead(SqlWords.of(statement.text(), Integer.MAX_VALUE)).probe();
    }

    /** Whether the object is there; empty if the catalog does not tell. */
    Optional<Boolean> look(Database database) {
        Catalog catalog = database.catalog(List.of(object));
        return switch (kind) {
            case TABLE -> Optional.of(catalog.table(object).isPresent());
            case VIEW -> Optional.of(catalog.view(object).isPresent());
            case SEQUENCE ->
                catalog.notTold().contains(Facet.SEQUENCE)
                        ? Optional.empty()
                        : Optional.of(catalog.hasSequence(object));
            case INDEX ->
                catalog.notTold().contains(Facet.INDEX)
                        ? Optional.empty()
                        : catalog.table(object)
                                .map(table -> table.indexes().stream()
                                        .anyMatch(index -> Identifiers.matches(part, index.name())));
            case COLUMN ->
                catalog.table(object)
                        .map(table ->
                                table.columns().stream().anyMatch(column -> Identifiers.matches(part, column.name())));
        };
    }
}
