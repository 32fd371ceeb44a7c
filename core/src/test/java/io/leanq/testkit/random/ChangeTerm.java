package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change in two forms: as a statement of LeanQ, and as a computation of the table's rows in Java. Immutable. */
abstract class ChangeTerm implements Judged {
    private final SampleTable table;

    ChangeTerm(SampleTable table) {
        this.table = table;
    }

    /**
     * The table's rows after a change.
     *
     * @param count the number of rows changed
     */
    record After(long count, List<@Nullable Object[]> rows) {}

    final SampleTable table() {
        return table;
    }

    abstract After after();

    /** Runs the change and returns what it leaves in the table. */
    abstract Engine.Changed run(Engine engine, Judgement.Run run) throws Exception;

    @Override
    public final Optional<Judgement> on(Engine engine) {
        After after = after();
        List<List<@Nullable Object>> expected = after.rows().stream()
                .map(row -> Rows.canonical(table.kinds(), row))
                .toList();
        return Judgement.of(after.count() + " rows changed: " + expected, run -> {
            Engine.Changed changed = run(engine, run);
            boolean right = !changed.isKnown()
                    || changed.count() == after.count() && Rows.sameInAnyOrder(expected, changed.rows());
            run.found(changed.count() + " rows changed: " + changed.rows(), right);
        });
    }

    /** A row as the table stores it. */
    final @Nullable Object[] kept(@Nullable Object[] row) {
        @Nullable Object[] stored = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            stored[i] = Values.stored(table.kinds().get(i), row[i]);
        }
        return stored;
    }

    final List<@Nullable Object[]> with(List<@Nullable Object[]> added) {
        List<@Nullable Object[]> rows = new ArrayList<>(table.rows());
        added.forEach(row -> rows.add(kept(row)));
        return rows;
    }
}
