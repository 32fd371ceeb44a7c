package io.leanq.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.render.Feature;
import io.leanq.tree.ExpressionNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of statements that are not checked like others: its length, and that each entry is needed. */
class CalciteExceptionsTest {

    static List<CalciteExceptions.Entry> entries() {
        return CalciteExceptions.ALL;
    }

    @Test
    void listHasThisLength() {
        assertThat(CalciteExceptions.ENTRIES).hasSize(23);
        assertThat(CalciteExceptions.ALL).hasSize(23 + 25);
        assertThat(CalciteExceptions.REFUSED_BY_H2).containsExactly("UPSERT");
        assertThat(StandardPlatform.H2.dialect(Optional.empty()).has(Feature.UPSERT))
                .isFalse();
    }

    /** The assertion of a statement with an entry asserts that it fails with the message of the entry. */
    @ParameterizedTest
    @MethodSource("entries")
    void anEntryIsStillNeeded(CalciteExceptions.Entry entry) {
        assertThat(entry.reason()).isNotBlank();
        RenderingAssert.assertRenders(
                entry.statement(),
                TestDialects.LEANXCALE_LIKE,
                entry.sql(),
                entry.statement().render(TestDialects.LEANXCALE_LIKE).binds().stream()
                        .map(ExpressionNode.Bind::value)
                        .toArray());
    }
}
