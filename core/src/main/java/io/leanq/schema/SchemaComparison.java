package io.leanq.schema;

import io.leanq.catalog.Facet;
import java.util.List;
import java.util.Set;

/**
 * The result of comparing a database with the classes. Immutable.
 *
 * @param differences the differences; empty if none was found
 * @param notCompared the facets that the catalog does not show, so that differences in them cannot be found
 */
public record SchemaComparison(List<Difference> differences, Set<Facet> notCompared) {
    public SchemaComparison {
        differences = List.copyOf(differences);
        notCompared = Set.copyOf(notCompared);
    }

    /** Whether no difference was found. */
    public boolean isSame() {
        return differences.isEmpty();
    }

    /**
     * Does nothing if no difference was found.
     *
     * @throws SchemaMismatch if a difference was found; it has all differences
     */
    public void requireSame() {
        if (!differences.isEmpty()) {
            throw new SchemaMismatch(differences, notCompared);
        }
    }
}
