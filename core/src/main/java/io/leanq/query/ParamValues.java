package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.ParameterLimit;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.RowCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's params: a linked list, since there are few of them and each {@code with} adds one.
 * Immutable.
 */
final class ParamValues {
    static final ParamValues NONE = new ParamValues(null, null, null);

    private final @Nullable ParamValues earlier;
    private final ExpressionNode.@Nullable Parameter parameter;
    private final @Nullable Object value;

    private ParamValues(
            @Nullable ParamValues earlier, ExpressionNode.@Nullable Parameter parameter, @Nullable Object value) {
        this.earlier = earlier;
        this.parameter = parameter;
        this.value = value;
    }

    /** These values and a new one, which replaces an earlier value of the same param. */
    <V> ParamValues with(Param<V> param, V newValue) {
        Needed.PARAM.in("with(null, …)", param);
        ParamValues kept = find(param.node()) == null ? this : without(param.node());
        return new ParamValues(kept, param.node(), param.encode(newValue));
    }

    private ParamValues without(ExpressionNode.Parameter removed) {
        if (parameter == null || earlier == null) {
            return this;
        }
        return parameter.equals(removed) ? earlier : new ParamValues(earlier.without(removed), parameter, value);
    }

    private @Nullable ParamValues find(ExpressionNode.Parameter wanted) {
        for (ParamValues at = this; at != null; at = at.earlier) {
            if (wanted.equals(at.parameter)) {
                return at;
            }
        }
        return null;
    }

    Object of(ExpressionNode.Parameter wanted) {
        ParamValues found = find(wanted);
        if (found == null) {
            throw new InvalidStatement("param " + wanted.name() + " has no value: call with(" + wanted.name()
                    + ", value) on the statement before it is run");
        }
        return Objects.requireNonNull(found.value);
    }

    /**
     * The length of the longest value that is longer than the column beside its param; 0 if there is none.
     *
     * @throws InvalidStatement if a value is longer than the column that it is written to
     */
    int longestBeyond(List<ParameterLimit> limits) {
        int longest = 0;
        for (int i = 0; i < limits.size(); i++) {
            ParameterLimit limit = limits.get(i);
            ParamValues found = find(limit.parameter());
            if (found != null && found.value != null && !limit.fits(found.value)) {
                if (limit.written()) {
                    limit.require(found.value);
                }
                longest = Math.max(longest, limit.type().lengthOf(found.value));
            }
        }
        return longest;
    }

    boolean isEmpty() {
        return parameter == null;
    }

    void requireAllIn(List<ExpressionNode> placeholders) {
        for (ParamValues at = this; at != null && at.parameter != null; at = at.earlier) {
            if (!placeholders.contains(at.parameter) && !placeholders.contains(new RowCount(at.parameter))) {
                throw new InvalidStatement(
                        "param " + at.parameter.name() + " was given a value but does not occur in the statement");
            }
        }
    }

    /** The values by param, without the order in which they were given. */
    private Map<ExpressionNode.Parameter, Object> toMap() {
        Map<ExpressionNode.Parameter, Object> map = new HashMap<>();
        for (ParamValues at = this; at != null && at.parameter != null; at = at.earlier) {
            map.put(at.parameter, Objects.requireNonNull(at.value));
        }
        return map;
    }

    /** Whether both have the same values for the same params, given in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParamValues that && toMap().equals(that.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }
}
