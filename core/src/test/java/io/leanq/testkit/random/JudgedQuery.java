package io.leanq.testkit.random;

import io.leanq.query.Query;
import io.leanq.query.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A query that is judged by its rows. */
record JudgedQuery(QueryTerm query) implements Judged {

    @Override
    public Optional<Judgement> on(Engine engine) {
        List<List<@Nullable Object>> expected = query.rows(null).stream()
                .map(row -> Rows.canonical(query.kinds(), row))
                .toList();
        Optional<Judgement> judgement = judgement(engine, expected);
        TreeSet<String> constructs = new TreeSet<>();
        collectConstructs(constructs);
        boolean served = constructs.stream()
                .noneMatch(construct -> engine.unserved().stream().anyMatch(construct::startsWith));
        return served ? judgement : refused(judgement);
    }

    /** What is wrong with the answer to a query that the engine should refuse. */
    private static Optional<Judgement> refused(Optional<Judgement> judgement) {
        if (judgement.isEmpty()) {
            return Optional.of(new Judgement("other rows", "", "a refusal", "the evaluator's rows"));
        }
        return judgement.filter(wrong -> wrong.sort().startsWith("other"));
    }

    private Optional<Judgement> judgement(Engine engine, List<List<@Nullable Object>> expected) {
        return Judgement.of(expected, run -> {
            Build build = new Build();
            Query<Row> built = build.withValues(query.build(build).query());
            run.sends(engine.render(built));
            List<List<@Nullable Object>> found = engine.fetch(built, query.kinds());
            run.found(found, Rows.agree(query, expected, found));
        });
    }

    @Override
    public List<JudgedQuery> smaller() {
        return query.smaller().stream().map(JudgedQuery::new).toList();
    }

    @Override
    public void collectConstructs(Collection<String> constructs) {
        query.collectConstructs(constructs);
    }
}
