package io.leanq.tree;

import org.jspecify.annotations.Nullable;

/** A password in a statement. Only the text that is sent has it: {@code toString} does not. Immutable. */
public final class Password {
    /** Stands for a password that is not shown. No database accepts its text. */
    public static final Password HIDDEN = new Password("");

    private final String text;

    public Password(String text) {
        this.text = text;
    }

    /** The password, for the text that is sent. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Password that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
