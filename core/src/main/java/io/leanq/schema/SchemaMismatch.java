package io.leanq.schema;

import io.leanq.LeanqException;
import io.leanq.catalog.Facet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The database differs from the classes. LeanQ creates nothing after it has found a difference. */
public class SchemaMismatch extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<Difference> differences;
    private final transient Set<Facet> notCompared;

    SchemaMismatch(List<Difference> differences, Set<Facet> notCompared) {
        super("the database differs from the classes:\n  "
                + differences.stream().map(Difference::toString).collect(Collectors.joining("\n  "))
                + "\n(not compared, since the catalog does not tell: " + notCompared
                + ")\nAlter the database or the classes; createAll changes nothing that is there");
        this.differences = List.copyOf(differences);
        this.notCompared = Set.copyOf(notCompared);
    }

    public List<Difference> differences() {
        return differences;
    }

    /** The facets that the catalog does not show, so that differences in them cannot be found. */
    public Set<Facet> notCompared() {
        return notCompared;
    }
}
