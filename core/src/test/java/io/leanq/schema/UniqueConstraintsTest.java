package io.leanq.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Catalog.TableFound;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.query.DataType;
import io.leanq.testkit.Found;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * A unique constraint of a class that the database can lack. It is a difference if the catalog shows unique
 * constraints.
 */
class UniqueConstraintsTest {
    private static final DynamicTable SEATS = Table.named("seats")
            .column("hall", DataType.INTEGER)
            .column("seat", DataType.INTEGER)
            .unique("uq_seats", "hall", "seat")
            .build();
    private static final IndexDefinition PLAIN = new IndexDefinition("IX", List.of("HALL", "SEAT"), false);
    private static final IndexDefinition NARROW = new IndexDefinition("UX", List.of("HALL"), true);
    private static final String MISSING =
            "seats.uq_seats: unique constraint unique on [hall, seat] expected, none of this kind found";

    private static TableFound found(List<String> primaryKey, IndexDefinition... indexes) {
        boolean nullable = primaryKey.isEmpty();
        return new TableFound(
                ObjectName.of("SEATS"),
                List.of(
                        Found.column("HALL", Simple.INTEGER, "INTEGER", nullable),
                        Found.column("SEAT", Simple.INTEGER, "INTEGER", nullable)),
                primaryKey,
                List.of(),
                List.of(indexes));
    }

    private static RecordingTarget target(boolean showsUniqueConstraints, Set<Facet> notTold, TableFound... tables) {
        return RecordingTarget.of(new Catalog(
                Optional.empty(), List.of(tables), List.of(), List.of(), notTold, showsUniqueConstraints, false));
    }

    private static RecordingTarget showing(TableFound table) {
        return target(true, Set.of(), table);
    }

    @Test
    void missingConstraintIsADifferenceIfTheCatalogShowsThem() {
        RecordingTarget target = showing(found(List.of(), PLAIN, NARROW));
        SchemaComparison comparison = MetaData.of(SEATS).compare(target);
        assertThat(comparison.differences()).extracting(Difference::toString).containsExactly(MISSING);
        assertThatThrownBy(comparison::requireSame)
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining(MISSING);
        assertThatThrownBy(() -> MetaData.of(SEATS).createAll(target))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining(MISSING);
        assertThat(target.executed).isEmpty();
    }

    @Test
    void uniqueIndexOfAnyNameAndOrderIsTheConstraint() {
        IndexDefinition swapped = new IndexDefinition("SYS_1", List.of("SEAT", "HALL"), true);
        assertThat(MetaData.of(SEATS)
                        .compare(showing(found(List.of(), swapped)))
                        .isSame())
                .isTrue();
        IndexDefinition ownName = new IndexDefinition("UQ_SEATS", List.of("SEAT", "HALL"), true);
        assertThat(MetaData.of(SEATS)
                        .compare(showing(found(List.of(), ownName)))
                        .isSame())
                .isTrue();
    }

    @Test
    void primaryKeyOnTheSameColumnsIsTheConstraint() {
        DynamicTable keyed = Table.named("seats")
                .column("hall", DataType.INTEGER)
                .column("seat", DataType.INTEGER)
                .primaryKey("seat", "hall")
                .unique("uq_seats", "hall", "seat")
                .build();
        assertThat(MetaData.of(keyed)
                        .compare(showing(found(List.of("SEAT", "HALL"))))
                        .isSame())
                .isTrue();
    }

    @Test
    void createAllWarnsOncePerTableIfTheCatalogShowsNone() {
        DynamicTable rows = Table.named("seats")
                .column("hall", DataType.INTEGER)
                .column("seat", DataType.INTEGER)
                .unique("uq_seats", "hall", "seat")
                .unique("uq_seat", "seat")
                .build();
        List<String> warnings = warnings(() -> {
            Created created = MetaData.of(rows).createAll(target(false, Set.of(), found(List.of(), PLAIN)));
            assertThat(created.notCompared()).contains(Facet.UNIQUE);
        });
        assertThat(warnings)
                .containsExactly(
                        "WARNING the catalog does not show whether table seats has unique constraint uq_seats on"
                                + " [hall, seat], unique constraint uq_seat on [seat]: if it has not, duplicates get "
                                + "in."
                                + " uniqueIndex(…) instead of unique(…) is created and compared");
        assertThat(warnings(() -> MetaData.of(SEATS)
                        .createAll(target(true, Set.of(Facet.INDEX, Facet.UNIQUE), found(List.of())))))
                .as("indexes are not told at all")
                .hasSize(1);
    }

    @Test
    void newTableIsWarnedOfToo() {
        RecordingTarget target = target(false, Set.of());
        target.failing(ddl -> {
            if (ddl instanceof DdlNode.CreateTable) {
                target.becomes(found(List.of()));
            }
        });
        assertThat(warnings(() -> MetaData.of(SEATS).createAll(target))).hasSize(1);
    }

    @Test
    void noWarningIsLoggedIfTheConstraintIsFound() {
        IndexDefinition seen = new IndexDefinition("UQ_SEATS", List.of("HALL", "SEAT"), true);
        assertThat(warnings(() -> MetaData.of(SEATS).createAll(target(false, Set.of(), found(List.of(), seen)))))
                .isEmpty();
        assertThat(warnings(() -> MetaData.of(SEATS).compare(target(false, Set.of(), found(List.of())))))
                .as("comparing reports what is not compared")
                .isEmpty();
    }

    /** The warnings about table seats that are logged while the action runs. */
    private static List<String> warnings(Runnable action) {
        Logger logger = Logger.getLogger("io.leanq.schema");
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage().contains("table seats ")) {
                    lines.add(line.getLevel() + " " + line.getMessage());
                }
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return lines;
    }
}
