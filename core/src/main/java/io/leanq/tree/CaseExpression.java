package io.leanq.tree;

import java.util.List;
import java.util.Optional;

/**
 * {@code CASE WHEN condition THEN value … [ELSE value] END}, with at least one branch; NULL where no branch is taken
 * and there is no ELSE.
 */
public record CaseExpression(List<Branch> branches, Optional<ExpressionNode> otherwise) implements ExpressionNode {

    /** {@code WHEN condition THEN value} */
    public record Branch(ExpressionNode condition, ExpressionNode value) {}

    public CaseExpression {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a case has at least one branch");
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.cases(this);
    }
}
