package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Prints AND and OR with its own stack, since they may nest deeper than the thread's stack allows. */
final class Junctions {

    private Junctions() {}

    static void render(Junction node, SqlWriter out, Operands operands) {
        if (nests(node)) {
            renderNested(node, out, operands);
            return;
        }
        String word = word(node.connective());
        for (int i = 0; i < node.operands().size(); i++) {
            if (i > 0) {
                out.sql(word);
            }
            operands.operand(node.operands().get(i), Precedence.NOT, false);
        }
    }

    private static boolean nests(Junction node) {
        for (int i = 0; i < node.operands().size(); i++) {
            if (node.operands().get(i) instanceof Junction) {
                return true;
            }
        }
        return false;
    }

    private static String word(Junction.Connective connective) {
        return connective == Junction.Connective.AND ? " AND " : " OR ";
    }

    private static void renderNested(Junction node, SqlWriter out, Operands operands) {
        Deque<Iterator<ExpressionNode>> open = new ArrayDeque<>();
        Deque<Junction.Connective> words = new ArrayDeque<>();
        Iterator<ExpressionNode> rest = node.operands().iterator();
        Junction.Connective word = node.connective();
        boolean first = true;
        while (true) {
            if (!rest.hasNext()) {
                if (open.isEmpty()) {
                    return;
                }
                out.sql(')');
                rest = open.pop();
                word = words.pop();
                continue;
            }
            if (!first) {
                out.sql(word(word));
            }
            first = false;
            ExpressionNode operand = rest.next();
            if (operand instanceof Junction nested) {
                out.sql('(');
                open.push(rest);
                words.push(word);
                rest = nested.operands().iterator();
                word = nested.connective();
                first = true;
            } else {
                operands.operand(operand, Precedence.NOT, false);
            }
        }
    }
}
