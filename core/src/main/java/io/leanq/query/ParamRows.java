package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.ParameterLimit;
import io.leanq.render.SqlText;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Binds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows of a batch that fill the params of one text. For one run of the batch, in one thread. */
final class ParamRows<R> {
    private final SqlText text;
    private final Map<ExpressionNode, ParamSource<R>> sources;
    private final ParamValues fixed;

    /**
     * @param fixed the values of params that all rows share
     * @throws InvalidStatement if a source is for no param of the text, or a param has neither a source nor a value
     */
    ParamRows(SqlText text, Map<ExpressionNode, ParamSource<R>> sources, ParamValues fixed) {
        this.text = text;
        this.sources = sources;
        this.fixed = fixed;
        requireUsed();
        for (ExpressionNode placeholder : text.placeholders()) {
            if (placeholder instanceof ExpressionNode.Parameter parameter && !sources.containsKey(parameter)) {
                fixed.of(parameter);
            }
        }
    }

    private void requireUsed() {
        Set<ExpressionNode> unused = new HashSet<>(sources.keySet());
        text.placeholders().forEach(unused::remove);
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
     * @param number of the row in its batch, from 0
     * @throws InvalidStatement if a value is longer than the column beside it: one text serves all rows
     */
    void write(R row, long number, Binds binds) {
        List<ExpressionNode> placeholders = text.placeholders();
        for (int i = 0; i < placeholders.size(); i++) {
            if (placeholders.get(i) instanceof ExpressionNode.Bind bind) {
                bind.type().write(binds, i, bind.value());
            } else {
                ExpressionNode.Parameter parameter = (ExpressionNode.Parameter) placeholders.get(i);
                ParamSource<R> source = sources.get(parameter);
                Object value = source == null ? fixed.of(parameter) : source.value(row);
                requireLength(parameter, value, number);
                parameter.type().write(binds, i, value);
            }
        }
    }

    private void requireLength(ExpressionNode.Parameter parameter, @Nullable Object value, long number) {
        if (value == null) {
            return;
        }
        for (ParameterLimit limit : text.limits()) {
            if (limit.parameter().equals(parameter)) {
                limit.require(Batch.rowOfBatch(number), value);
            }
        }
    }
}
