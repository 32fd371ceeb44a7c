package io.leanq.exec.recording;

import io.leanq.driver.CallLimits;
import io.leanq.driver.RowCounts;
import io.leanq.exec.SessionRules;
import io.leanq.exec.StatementRunner;
import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.query.PreparedBatch;
import io.leanq.query.Rows;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.schema.Sequence;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Records the statements of one call, and answers them as the test set it up. */
record Recorder(RecordingDatabase database, Dialect dialect, CallLimits limits) implements StatementRunner {

    @Override
    public <R> List<R> fetch(Rows<R> query, long most) {
        database.record(query.render(dialect()));
        List<R> answer = database.answerTo(query);
        List<R> read = answer.subList(0, (int) Math.min(most, answer.size()));
        if (read.size() >= limits.mostRows()) {
            SessionRules.requireRoom(limits, limits.mostRows() - 1);
        }
        return read;
    }

    @Override
    public <R> Stream<R> stream(Rows<R> query) {
        return fetch(query, Long.MAX_VALUE).stream();
    }

    @Override
    public long execute(Change change) {
        database.record(change.render(dialect()));
        long changed = database.countOf(change);
        change.bound(dialect()).requireOutcome(changed);
        return changed;
    }

    @Override
    public <R> long batch(Batch<R> batch, Iterator<? extends R> rows, RowCounts counts) {
        PreparedBatch<R> prepared = batch.prepare(dialect());
        ToLongFunction<R> answered = database.countsOf(batch);
        long row = 0;
        long total = 0;
        while (rows.hasNext()) {
            RecordedBinds binds = new RecordedBinds();
            R next = rows.next();
            prepared.encode(next, binds, sequence -> database.nextKey());
            database.record(new Rendered(prepared.sql(), binds.values(), prepared.holdsValues()));
            long changed = answered.applyAsLong(next);
            counts.counted(row, changed);
            prepared.requireOutcome(row++, changed);
            total = RowCounts.sum(total, changed);
        }
        return total;
    }

    @Override
    public long next(Sequence sequence) {
        database.record(Dsl.select(sequence.next()).render(dialect()));
        return database.nextKey();
    }
}
