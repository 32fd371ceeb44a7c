package io.leanq.codegen.config;

import java.util.regex.Pattern;

/** A regular expression for whole names, and where it stands. Equal by identity, since a {@code Pattern} is. */
record PlacedPattern(Place place, Pattern pattern) {
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
