package io.leanq.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The expressions directly inside an expression, without those of sub-queries. */
final class ChildExpressions implements ExpressionVisitor<List<ExpressionNode>> {
    private static final ChildExpressions OF = new ChildExpressions();

    /** The number of levels that are walked by recursion; most expressions have no more. */
    private static final int RECURSION = 8;

    static List<ExpressionNode> of(ExpressionNode node) {
        return node.accept(OF);
    }

    /** Whether the expression, or one inside it but outside of sub-queries, matches. */
    static boolean anyMatch(ExpressionNode root, Predicate<? super ExpressionNode> wanted) {
        return anyMatch(root, wanted, RECURSION);
    }

    private static boolean anyMatch(ExpressionNode node, Predicate<? super ExpressionNode> wanted, int recursion) {
        if (wanted.test(node)) {
            return true;
        }
        // The most frequent kinds have no children, so no list is made.
        if (node instanceof ExpressionNode.Column || node instanceof ExpressionNode.Bind) {
            return false;
        }
        List<ExpressionNode> children = node.accept(OF);
        if (recursion == 0 && !children.isEmpty()) {
            return anyMatchBelow(children, wanted);
        }
        for (int i = 0; i < children.size(); i++) {
            if (anyMatch(children.get(i), wanted, recursion - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyMatchBelow(List<ExpressionNode> children, Predicate<? super ExpressionNode> wanted) {
        Deque<ExpressionNode> open = new ArrayDeque<>(children);
        while (!open.isEmpty()) {
            ExpressionNode node = open.pop();
            if (wanted.test(node)) {
                return true;
            }
            for (ExpressionNode child : node.accept(OF)) {
                open.push(child);
            }
        }
        return false;
    }

    @Override
    public List<ExpressionNode> column(ExpressionNode.Column node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> bind(ExpressionNode.Bind node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> parameter(ExpressionNode.Parameter node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> rowCount(RowCount node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> literal(ExpressionNode.Literal node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> junction(Junction node) {
        return node.operands();
    }

    @Override
    public List<ExpressionNode> comparison(ExpressionNode.Comparison node) {
        return List.of(node.left(), node.right());
    }

    @Override
    public List<ExpressionNode> nullTest(ExpressionNode.NullTest node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> truthTest(TruthTest node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> not(ExpressionNode.Not node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> inList(ExpressionNode.InList node) {
        List<ExpressionNode> children = new ArrayList<>(node.elements());
        children.add(node.operand());
        return children;
    }

    @Override
    public List<ExpressionNode> inQuery(ExpressionNode.InQuery node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> between(ExpressionNode.Between node) {
        return List.of(node.operand(), node.low(), node.high());
    }

    @Override
    public List<ExpressionNode> like(ExpressionNode.Like node) {
        return List.of(node.operand(), node.pattern());
    }

    @Override
    public List<ExpressionNode> similarTo(SimilarTo node) {
        return List.of(node.operand(), node.pattern());
    }

    @Override
    public List<ExpressionNode> arithmetic(ArithmeticExpression node) {
        return List.of(node.left(), node.right());
    }

    @Override
    public List<ExpressionNode> negation(ExpressionNode.Negation node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> concatenation(ExpressionNode.Concatenation node) {
        return node.parts();
    }

    @Override
    public List<ExpressionNode> call(FunctionCall node) {
        return node.arguments();
    }

    @Override
    public List<ExpressionNode> extract(ExtractExpression node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> aggregate(AggregateCall node) {
        return node.operand().map(List::of).orElse(List.of());
    }

    @Override
    public List<ExpressionNode> cast(ExpressionNode.Cast node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> engineCast(EngineCast node) {
        return List.of(node.operand());
    }

    @Override
    public List<ExpressionNode> nextValue(ExpressionNode.NextValue node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> exists(ExistsQuery node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> scalar(ScalarQuery node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> quantified(QuantifiedComparison node) {
        return List.of(node.left());
    }

    @Override
    public List<ExpressionNode> distinct(DistinctComparison node) {
        return List.of(node.left(), node.right());
    }

    @Override
    public List<ExpressionNode> cases(CaseExpression node) {
        List<ExpressionNode> children = new ArrayList<>();
        for (CaseExpression.Branch branch : node.branches()) {
            children.add(branch.condition());
            children.add(branch.value());
        }
        node.otherwise().ifPresent(children::add);
        return children;
    }

    @Override
    public List<ExpressionNode> tuple(TupleExpression node) {
        return node.elements();
    }

    @Override
    public List<ExpressionNode> currentTime(CurrentTime node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> element(ArrayElement node) {
        return List.of(node.array(), node.position());
    }

    @Override
    public List<ExpressionNode> listAggregate(ListAggregate node) {
        List<ExpressionNode> children = new ArrayList<>(List.of(node.operand()));
        node.order().forEach(key -> children.add(key.expression()));
        return children;
    }

    @Override
    public List<ExpressionNode> jsonAggregate(JsonAggregate node) {
        List<ExpressionNode> children = new ArrayList<>();
        node.key().ifPresent(children::add);
        children.add(node.value());
        node.order().forEach(key -> children.add(key.expression()));
        return children;
    }

    @Override
    public List<ExpressionNode> namedAggregate(NamedAggregate node) {
        return node.arguments();
    }

    @Override
    public List<ExpressionNode> filteredAggregate(FilteredAggregate node) {
        return List.of(node.aggregate(), node.condition());
    }

    @Override
    public List<ExpressionNode> grouping(GroupingCall node) {
        return node.keys();
    }

    @Override
    public List<ExpressionNode> groupingSets(GroupingSets node) {
        return node.sets().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<ExpressionNode> named(NamedCall node) {
        return node.arguments();
    }

    @Override
    public List<ExpressionNode> window(WindowCall node) {
        List<ExpressionNode> children = new ArrayList<>(node.function().children());
        Window window = node.window();
        children.addAll(window.partitionBy());
        window.orderBy().forEach(key -> children.add(key.expression()));
        window.frame().ifPresent(frame -> {
            addDistance(frame.start(), children);
            addDistance(frame.end(), children);
        });
        return children;
    }

    @Override
    public List<ExpressionNode> interval(IntervalLiteral node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> plain(PlainSql node) {
        List<ExpressionNode> children = new ArrayList<>();
        for (PlainSql.Part part : node.parts()) {
            if (part instanceof PlainSql.Value value) {
                children.add(value.expression());
            }
        }
        return children;
    }

    private static void addDistance(Window.Bound bound, List<ExpressionNode> children) {
        if (bound instanceof Window.Distance distance) {
            children.add(distance.distance());
        }
    }

    @Override
    public List<ExpressionNode> temporal(TemporalCall node) {
        return node.arguments();
    }

    @Override
    public List<ExpressionNode> fixedNumber(FixedNumber node) {
        return List.of();
    }

    @Override
    public List<ExpressionNode> json(JsonCall node) {
        return node.arguments();
    }
}
