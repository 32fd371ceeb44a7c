package io.leanq.schema;

import io.leanq.catalog.Facet;
import java.util.List;
import java.util.Set;

/**
 * What {@code createAll} did.
 *
 * @param created in the order of creation, as {@code "table students"}; indexes and sequences also if they were there,
 *     where {@code notCompared} says that the catalog does not tell them
 * @param present what was there already, and is as the classes say
 * @param notCompared what of the present could not be compared, since the catalog does not tell
 */
public record Created(List<String> created, List<String> present, Set<Facet> notCompared) {
    public Created {
        created = List.copyOf(created);
        present = List.copyOf(present);
        notCompared = Set.copyOf(notCompared);
    }
}
