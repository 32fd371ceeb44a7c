package io.leanq.leanxcale.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.Facet;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.Difference;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.NotTold;
import io.leanq.schema.Reflection;
import io.leanq.schema.SchemaComparison;
import io.leanq.schema.View;
import io.leanq.type.SqlType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A schema that createAll creates is reflected as the same model, and neither differs from the database. */
@Tag("slow")
@Order(1)
class RoundTripTest {
    private static final int SCHEMAS = 120;
    private static final int SCHEMAS_OF_EACH_FAMILY = 40;

    @Test
    void createdSchemaIsReflectedWithoutDifference() {
        run(CatalogNames.BOTH, 0, SCHEMAS);
    }

    /** LXSYS has only the columns that the vendor's tools name, so that a query of any other column fails. */
    @ParameterizedTest
    @EnumSource(
            value = CatalogNames.class,
            names = {"OLD", "NEW"})
    void schemaComesBackUnderEachFamilyOfNames(CatalogNames names) {
        run(names, SCHEMAS, SCHEMAS + SCHEMAS_OF_EACH_FAMILY);
    }

    private static void run(CatalogNames names, long from, long to) {
        boolean full = names != CatalogNames.OLD;
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                Database db = Leanxcale.connect(server.url())) {
            for (long seed = from; seed < to; seed++) {
                roundTrip(db, "seed " + seed, RandomSchema.of(seed), full);
            }
            Reflection reflection = roundTrip(db, "everything", Everything.schema(), full);
            assertThat(reflection.metadata().views()).hasToString("[expensive_parts]");
        }
    }

    private static Reflection roundTrip(Database db, String name, MetaData schema, boolean full) {
        schema.createAll(db);
        Reflection reflection = MetaData.reflect(db);
        MetaData reflected = reflection.metadata();
        assertThat(reflected.tables()).hasSameSizeAs(schema.tables());
        assertThat(SchemaText.of(reflected, full)).as(name).isEqualTo(SchemaText.of(schema, full));
        assertSame(name, schema.compare(db), notCompared(full));
        SchemaComparison again = reflected.compare(db);
        assertThat(again.differences())
                .as(name)
                .extracting(Difference::object)
                .containsExactlyInAnyOrderElementsOf(lackedByInserts(reflection));
        if (lackedByInserts(reflection).isEmpty()) {
            assertSame(name, again, notCompared(full, schema));
        }
        assertThat(schema.createAll(db).created()).as(name).isEmpty();
        schema.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        return reflection;
    }

    /** The columns that the reflected model lacks, and to which inserts must give a value. */
    private static List<String> lackedByInserts(Reflection reflection) {
        return reflection.notTold().stream()
                .filter(lacked -> lacked.column()
                        .filter(left -> !left.ofView() && !left.column().isOptional())
                        .isPresent())
                .map(NotTold::object)
                .toList();
    }

    private static void assertSame(String name, SchemaComparison comparison, Set<Facet> notCompared) {
        assertThat(comparison.differences()).as(name).isEmpty();
        assertThat(comparison.notCompared()).as(name).containsExactlyInAnyOrderElementsOf(notCompared);
    }

    /** The facets that are not compared. */
    private static Set<Facet> notCompared(boolean full) {
        Set<Facet> facets = EnumSet.of(
                Facet.CHECK, Facet.INDEX_OPTIONS, Facet.TABLE_OPTIONS, Facet.SEQUENCE_OPTIONS, Facet.VIEW_QUERY);
        if (!full) {
            facets.addAll(Set.of(Facet.LENGTH, Facet.IDENTITY, Facet.DELETE_RULE));
        }
        return facets;
    }

    /**
     * The facets that are not compared for a schema. The older family of names has no digits, so a reflected model
     * lacks the schema's DECIMAL columns.
     */
    private static Set<Facet> notCompared(boolean full, MetaData schema) {
        Set<Facet> facets = notCompared(full);
        if (!full && hasDecimals(schema)) {
            facets.add(Facet.UNKNOWN_COLUMN);
        }
        return facets;
    }

    private static boolean hasDecimals(MetaData schema) {
        return Stream.concat(schema.tables().stream(), schema.views().stream().map(View::definition))
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type().sqlType() instanceof SqlType.Decimal);
    }
}
