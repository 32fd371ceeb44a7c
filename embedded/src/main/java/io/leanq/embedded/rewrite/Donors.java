package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the placeholders of a chain take their types from, as Calcite infers them: what stands before one in its term,
 * or else behind it; for one that is a term, the terms before it, or else what follows. Used from left to right.
 */
final class Donors {
    private final Chain chain;
    /** Operands that were passed, each spelling once: in this term, and in the terms before. */
    private final Map<String, Operand> term = new LinkedHashMap<>();

    private final Map<String, Operand> terms = new LinkedHashMap<>();

    Donors(Chain chain) {
        this.chain = chain;
    }

    /**
     * Passes the next operand. For a placeholder, gives its donor: a product, so that it has the widest type. Empty if
     * it has none, or only whole numbers, beside which H2 takes it for the right type; empty for any other operand.
     */
    List<Token> pass(int i) {
        if (chain.isFirstOfTerm(i)) {
            terms.putAll(term);
            term.clear();
        }
        Operand operand = chain.operand(i);
        if (!operand.isPlaceholder()) {
            term.putIfAbsent(Tokens.text(operand.tokens()), operand);
            return List.of();
        }
        List<Operand> donors = new ArrayList<>(term.isEmpty() && chain.isTerm(i) ? terms.values() : term.values());
        if (donors.isEmpty()) {
            int next = chain.isTerm(i) ? chain.known(i) : chain.knownInTerm(i);
            if (next >= 0) {
                donors.add(chain.operand(next));
            }
        }
        return donors.stream().allMatch(Operand::isWholeNumber) ? List.of() : product(donors);
    }

    private static List<Token> product(List<Operand> donors) {
        List<Token> product = new ArrayList<>();
        for (Operand donor : donors) {
            if (!product.isEmpty()) {
                product.add(Token.symbol("*"));
            }
            product.addAll(donor.tokens());
        }
        return product;
    }
}
