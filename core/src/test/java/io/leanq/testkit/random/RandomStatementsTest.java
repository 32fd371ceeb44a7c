package io.leanq.testkit.random;

import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.TestDialects;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Random statements in this process: on H2 in its own dialect, and on Calcite. */
class RandomStatementsTest {
    @Test
    void enginesInProcessAgreeWithTheEvaluator() throws Exception {
        RandomStatements statements = new RandomStatements(1_000);
        SampleData data = statements.data();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:random;DB_CLOSE_DELAY=-1");
        try (Engine h2 = DatabaseEngine.filled("H2", Database.over(source, StandardPlatform.H2), data);
                Engine calcite = new CalciteInProcess(TestDialects.LEANXCALE_LIKE, data)) {
            statements.agree(data, List.of(h2, calcite), KnownDifferences.IN_PROCESS);
        }
    }
}
