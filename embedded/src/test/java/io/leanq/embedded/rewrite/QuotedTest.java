package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void quotesWithinNamesAndTextsAreDoubled() {
        assertThat(Quoted.name("a\"b'c")).isEqualTo("\"a\"\"b'c\"");
        assertThat(Quoted.text("a\"b'c")).isEqualTo("'a\"b''c'");
    }
}
