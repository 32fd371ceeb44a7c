package io.leanq.tree;

/** {@code LEFT JOIN item ON condition} */
public record JoinedItem(Kind kind, FromItem item, ExpressionNode condition) {

    /** How rows without a partner are treated. */
    public enum Kind {
        INNER("JOIN"),
        LEFT("LEFT JOIN");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
