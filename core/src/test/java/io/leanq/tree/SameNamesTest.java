package io.leanq.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the names of two sources could be confused. */
class SameNamesTest {

    /** The Kelvin sign is a k in another case, and the long s is an s. */
    @ParameterizedTest
    @CsvSource({"a, a", "a, A", "orders, ORDERS", "k, \u212a", "s, \u017f", "o_1, O_1", "ä, Ä"})
    void namesAreTheSameInAnyCase(String a, String b) {
        assertThat(SourceInstance.sameName(a, b)).isTrue();
        assertThat(SourceInstance.sameName(b, a)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a, b", "a, aa", "xa, ya", "'', a", "@, `", "[, '{'", "k, ä"})
    void otherNamesDiffer(String a, String b) {
        assertThat(SourceInstance.sameName(a, b)).isFalse();
        assertThat(SourceInstance.sameName(b, a)).isFalse();
    }
}
