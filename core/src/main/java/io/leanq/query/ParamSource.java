package io.leanq.query;

import io.leanq.InvalidStatement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says where a batch finds the value of a param in each of its rows. Made by {@link Dsl#each} and
 * {@link Dsl#eachNullable}. Immutable.
 *
 * @param <R> the Java type of a row
 */
public final class ParamSource<R> {
    private final Param<?> param;
    private final Function<R, @Nullable Object> canonical;

    /** @param canonical returns the canonical value for a row, null for NULL */
    ParamSource(Param<?> param, Function<R, @Nullable Object> canonical) {
        this.param = param;
        this.canonical = canonical;
    }

    static <R, V> ParamSource<R> of(Param<V> param, Function<? super R, ? extends V> value, boolean nullable) {
        Needed.FUNCTION.in("each(param, null)", value);
        return new ParamSource<>(Needed.PARAM.in("each(null, …)", param), row -> {
            V given = value.apply(row);
            if (given == null && !nullable) {
                throw new InvalidStatement("each(" + param.name() + ", …) gave null for a row of the batch: use"
                        + " eachNullable where NULL is to be written");
            }
            return given == null ? null : param.encode(given);
        });
    }

    Param<?> param() {
        return param;
    }

    @Nullable
    Object value(R row) {
        return canonical.apply(row);
    }
}
