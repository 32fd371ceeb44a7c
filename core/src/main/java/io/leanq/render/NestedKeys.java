package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import io.leanq.tree.QueryNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Separates grouping keys such as {@code a || b} or {@code a AND b} from longer chains that contain them, so that the
 * server finds the key there: {@code (a || b) || c}.
 */
final class NestedKeys extends Rebuilding {
    private final List<ExpressionNode> chains;

    private NestedKeys(List<ExpressionNode> chains) {
        this.chains = chains;
    }

    static QueryNode.Select in(QueryNode.Select node) {
        List<ExpressionNode> chains = null;
        List<ExpressionNode> keys = Grouping.keys(node);
        for (int i = 0; i < keys.size(); i++) {
            ExpressionNode key = keys.get(i);
            if (key instanceof ExpressionNode.Concatenation || key instanceof Junction) {
                chains = chains == null ? new ArrayList<>() : chains;
                chains.add(key);
            }
        }
        if (chains == null) {
            return node;
        }
        // the longest first, since it may contain another key
        chains.sort(Comparator.comparingInt(key -> -key.children().size()));
        return new NestedKeys(chains).grouped(node, node.groupBy());
    }

    @Override
    @Nullable
    ExpressionNode replacement(ExpressionNode node) {
        return chains.contains(node) ? node : null;
    }

    @Override
    public ExpressionNode concatenation(ExpressionNode.Concatenation node) {
        return new ExpressionNode.Concatenation(nested(
                of(node.parts()), key -> key instanceof ExpressionNode.Concatenation chain ? chain.parts() : null));
    }

    @Override
    public ExpressionNode junction(Junction node) {
        return new Junction(
                node.connective(),
                nested(
                        of(node.operands()),
                        key -> key instanceof Junction chain && chain.connective() == node.connective()
                                ? chain.operands()
                                : null));
    }

    /** @param links the parts of a key; null if the key is no chain of this kind */
    private List<ExpressionNode> nested(
            List<ExpressionNode> parts, Function<ExpressionNode, @Nullable List<ExpressionNode>> links) {
        List<ExpressionNode> made = new ArrayList<>(parts);
        for (ExpressionNode key : chains) {
            List<ExpressionNode> wanted = links.apply(key);
            int at = wanted == null || wanted.size() >= made.size() ? -1 : Collections.indexOfSubList(made, wanted);
            while (at >= 0 && wanted != null) {
                made.subList(at, at + wanted.size()).clear();
                made.add(at, key);
                at = made.size() > wanted.size() ? Collections.indexOfSubList(made, wanted) : -1;
            }
        }
        return made;
    }
}
