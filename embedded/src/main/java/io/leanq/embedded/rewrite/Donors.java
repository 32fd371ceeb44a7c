package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the operands that the placeholders of a chain take their types from, as Calcite infers them. A placeholder
 * takes its type from the operands before it in its term, or else from those after it; a placeholder that is a whole
 * term, from the terms before it, or else from what follows. Used from left to right.
 */
final class Donors {
    private final Chain chain;
    /** The operands that were passed in this term, and in the terms before it; each spelling once. */
    private final Map<String, Operand> term = new LinkedHashMap<>();

    private final Map<String, Operand> terms = new LinkedHashMap<>();

    Donors(Chain chain) {
        this.chain = chain;
    }

    /**
     * Passes the next operand. For a placeholder, returns its donor, as a product, so that the donor has the widest
     * type. Empty for a placeholder that has no donor, or only whole numbers, beside which H2 infers the right type;
     * empty for any other operand.
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
