package io.leanq.schema;

import io.leanq.catalog.Facet;
import java.util.List;
import java.util.Set;

/**
 * Whether a database is what the classes say.
 *
 * @param differences empty if nothing was found that differs
 * @param notCompared what the catalog does not tell, so that a difference in it would not have been seen
 */
public record SchemaComparison(List<Difference> differences, Set<Facet> notCompared) {
    public SchemaComparison {
        differences = List.copyOf(differences);
        notCompared = Set.copyOf(notCompared);
    }

    /** Whether nothing differs. */
    public boolean isSame() {
        return differences.isEmpty();
    }

    /**
     * Does nothing if nothing differs.
     *
     * @throws SchemaMismatch with all differences
     */
    public void requireSame() {
        if (!differences.isEmpty()) {
            throw new SchemaMismatch(differences, notCompared);
        }
    }
}
