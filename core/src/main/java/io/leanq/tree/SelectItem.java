package io.leanq.tree;

import java.util.Optional;

/** One column of a select list, {@code expression [AS label]}. */
public record SelectItem(ExpressionNode expression, Optional<String> label) {}
