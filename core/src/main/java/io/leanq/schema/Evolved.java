package io.leanq.schema;

import io.leanq.catalog.Facet;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaChange;
import java.util.List;
import java.util.Set;

/**
 * The result of {@code evolve}. Immutable.
 *
 * @param done the steps that were done, in order, by this call or by a program beside it
 * @param left the changes that were not permitted, and that the classes can live without
 * @param notCompared the facets that the catalog does not show, so that changes in them are not found
 */
public record Evolved(List<PlanStep> done, List<SchemaChange> left, Set<Facet> notCompared) {
    public Evolved {
        done = List.copyOf(done);
        left = List.copyOf(left);
        notCompared = Set.copyOf(notCompared);
    }
}
