package io.leanq.testkit.random;

import java.util.Collection;
import java.util.List;

/** Names the constructs of a query. */
final class Constructs {

    private Constructs() {}

    static void collect(SelectTerm select, Collection<String> constructs) {
        for (Joined joined : select.from()) {
            if (joined.how() != Joined.How.FIRST) {
                constructs.add(joined.how().name().toLowerCase(java.util.Locale.ROOT) + " join");
            }
            add(joined.source() instanceof ValuesInstance, "values", constructs);
            add(joined.source() instanceof UnnestedInstance, "unnest", constructs);
            QueryTerm query = joined.source().query();
            if (query != null) {
                constructs.add(joined.source().isLateral() ? "lateral" : "derived");
                query.collectConstructs(constructs);
            }
        }
        add(select.where() != null, "where", constructs);
        add(!select.groupBy().isEmpty(), "group by", constructs);
        add(select.having() != null, "having", constructs);
        add(select.distinct(), "distinct", constructs);
        add(!select.order().isEmpty(), "order by", constructs);
        add(select.limit() != null, "limit", constructs);
        add(select.offset() != null, "offset", constructs);
        add(select.byLabel() && !select.order().isEmpty(), "order by label", constructs);
        collect(select.terms(), constructs);
    }

    private static void add(boolean there, String construct, Collection<String> constructs) {
        if (there) {
            constructs.add(construct);
        }
    }

    static void collect(List<Term> terms, Collection<String> constructs) {
        for (Term term : terms) {
            add(!term.construct().isEmpty(), term.construct(), constructs);
            collect(term.parts(), constructs);
            term.queries().forEach(query -> query.collectConstructs(constructs));
        }
    }
}
