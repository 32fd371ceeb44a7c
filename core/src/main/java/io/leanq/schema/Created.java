package io.leanq.schema;

import io.leanq.catalog.Facet;
import java.util.List;
import java.util.Set;

/**
 * The result of {@code createAll}. Immutable.
 *
 * @param created the created objects in order, as in {@code "table students"}. Indexes and sequences are among them
 *     even if they existed before, if the catalog does not show them ({@code notCompared})
 * @param present the objects that existed before and agree with the classes
 * @param notCompared the facets in which existing objects could not be compared, since the catalog does not show them
 */
public record Created(List<String> created, List<String> present, Set<Facet> notCompared) {
    public Created {
        created = List.copyOf(created);
        present = List.copyOf(present);
        notCompared = Set.copyOf(notCompared);
    }
}
