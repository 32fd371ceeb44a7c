package io.leanq.exec;

import io.leanq.query.Rows;
import io.leanq.render.Dialect;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An executor that adds call options to the calls of another one. */
final class LimitedExecutor extends CallExecutor {
    private final CallExecutor executor;
    private final CallOptions options;

    LimitedExecutor(CallExecutor executor, CallOptions options) {
        this.executor = executor;
        this.options = options;
    }

    @Override
    CallOptions options() {
        return options;
    }

    @Override
    protected <X extends @Nullable Object> X run(
            Kind kind, CallOptions limits, Function<? super StatementRunner, X> call) {
        return executor.run(kind, limits, call);
    }

    @Override
    protected <R> Stream<R> stream(CallOptions limits, Rows<R> query) {
        return executor.stream(limits, query);
    }

    @Override
    protected Dialect dialect() {
        return options.dialect(executor.dialect());
    }
}
