package io.leanq.type;

/** How the literals of a {@link ValueForm} are written around the text of the value. */
public enum LiteralForm {
    /** The text alone: {@code 7}, {@code TRUE}. */
    BARE,
    /** The text in quotes, with each inner quote doubled: {@code 'it''s'}. */
    QUOTED,
    /** Hexadecimal digits: {@code X'00FF'}. */
    HEX,
    /** The name of the kind and the text in quotes: {@code DATE '2024-01-31'}. */
    NAMED,
    /** The literals of the elements: {@code ARRAY[1, 2]}. */
    ELEMENTS
}
