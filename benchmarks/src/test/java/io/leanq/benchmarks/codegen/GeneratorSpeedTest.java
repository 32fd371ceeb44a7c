package io.leanq.benchmarks.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The figures mean nothing for few tables; both generators write, and what they write is compiled. */
class GeneratorSpeedTest {
    @Test
    void bothGeneratorsAreMeasuredOverOneSchema() throws Exception {
        String table = GeneratorSpeed.measured(3, 1);
        assertThat(table.lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("| 3 tables | generate: CPU ms | clock ms | javac: CPU ms |");
        assertThat(table).containsPattern("\\| LeanQ \\| \\d+ \\| \\d+ \\| \\d+ \\| \\d+ \\| 7 \\| ");
    }
}
