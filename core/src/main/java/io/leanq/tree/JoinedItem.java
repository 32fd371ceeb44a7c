package io.leanq.tree;

import java.util.Optional;

/** {@code LEFT JOIN item ON condition}; a cross join has no condition, all others have one. */
public record JoinedItem(Kind kind, FromItem item, Optional<ExpressionNode> condition) {

    /** The kind of join: what happens to rows without a match. */
    public enum Kind {
        INNER("JOIN"),
        LEFT("LEFT JOIN"),
        RIGHT("RIGHT JOIN"),
        FULL("FULL JOIN"),
        CROSS("CROSS JOIN");

        private final String infix;

        Kind(String words) {
            this.infix = " " + words + " ";
        }

        /** The keywords in SQL, with a space on both sides. */
        public String infix() {
            return infix;
        }

        /** Whether the sources before the join may have rows of NULLs. */
        public boolean mayMissLeft() {
            return this == RIGHT || this == FULL;
        }

        /** Whether the joined source may have rows of NULLs. */
        public boolean mayMissRight() {
            return this == LEFT || this == FULL;
        }
    }
}
