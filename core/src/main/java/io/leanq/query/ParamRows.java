package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.ParameterLimit;
import io.leanq.render.SqlText;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.RowCount;
import io.leanq.type.Binds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a batch whose rows supply the values of params in one text. For one run of the batch; used by one
 * thread.
 */
final class ParamRows<R> {
    private final SqlText text;
    private final Map<ExpressionNode, ParamSource<R>> sources;
    private final ParamValues fixed;

    /** For each placeholder of the text, the limits on the length of its param's value; most params have none. */
    private final List<List<ParameterLimit>> limits = new ArrayList<>();

    /**
     * @param fixed the values of those params that have the same value in all rows
     * @throws InvalidStatement if a source belongs to no param of the text, or a param has neither a source nor a value
     */
    ParamRows(SqlText text, Map<ExpressionNode, ParamSource<R>> sources, ParamValues fixed) {
        this.text = text;
        this.sources = sources;
        this.fixed = fixed;
        requireUsed();
        Map<ExpressionNode, List<ParameterLimit>> byParam = new HashMap<>();
        for (ParameterLimit limit : text.limits()) {
            byParam.computeIfAbsent(limit.parameter(), param -> new ArrayList<>())
                    .add(limit);
        }
        for (ExpressionNode placeholder : text.placeholders()) {
            limits.add(byParam.getOrDefault(placeholder, List.of()));
            ExpressionNode.Parameter parameter = parameter(placeholder);
            if (parameter != null && !sources.containsKey(parameter)) {
                Object shared = fixed.of(parameter);
                byParam.getOrDefault(parameter, List.of()).forEach(limit -> limit.require(shared));
            }
        }
    }

    /** The param of a placeholder; null if the placeholder has a value already. */
    private static ExpressionNode.@Nullable Parameter parameter(ExpressionNode placeholder) {
        if (placeholder instanceof RowCount rows) {
            return rows.parameter();
        }
        return placeholder instanceof ExpressionNode.Parameter parameter ? parameter : null;
    }

    private void requireUsed() {
        Set<ExpressionNode> unused = new HashSet<>(sources.keySet());
        text.placeholders().forEach(placeholder -> unused.remove(parameter(placeholder)));
        if (!unused.isEmpty()) {
            throw new InvalidStatement("batchOf gives each row a value for "
                    + unused.stream()
                            .map(node -> ((ExpressionNode.Parameter) node).name())
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ", which is no param of the statement");
        }
    }

    /**
     * @throws InvalidStatement if a value is longer than the column beside its param: all rows share one text, which
     *     has no room for longer values
     */
    void write(R row, Binds binds) {
        List<ExpressionNode> placeholders = text.placeholders();
        for (int i = 0; i < placeholders.size(); i++) {
            ExpressionNode placeholder = placeholders.get(i);
            if (placeholder instanceof ExpressionNode.Bind bind) {
                bind.type().write(binds, i, bind.value());
            } else if (placeholder instanceof RowCount rows) {
                RowCount.TYPE.write(binds, i, rows.of(value(rows.parameter(), row)));
            } else {
                ExpressionNode.Parameter parameter = (ExpressionNode.Parameter) placeholder;
                Object value = value(parameter, row);
                requireLength(limits.get(i), value);
                parameter.type().write(binds, i, value);
            }
        }
    }

    private Object value(ExpressionNode.Parameter parameter, R row) {
        ParamSource<R> source = sources.get(parameter);
        return source == null ? fixed.of(parameter) : source.value(row);
    }

    private static void requireLength(List<ParameterLimit> limits, @Nullable Object value) {
        if (value == null) {
            return;
        }
        for (int i = 0; i < limits.size(); i++) {
            if (!limits.get(i).fits(value)) {
                limits.get(i).require(value);
            }
        }
    }
}
