package io.leanq.testkit.random;

import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import io.leanq.testkit.TestDialects;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random statements in this process: on H2 in its own dialect, and on Calcite in one like LeanXcale's. */
@Tag("slow")
@Order(1)
class RandomStatementsTest {
    @Test
    void h2AgreesWithTheEvaluator() throws Exception {
        RandomStatements statements = new RandomStatements(2_000);
        SampleData data = statements.data(true);
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:random;DB_CLOSE_DELAY=-1");
        try (Engine h2 = DatabaseEngine.filled("H2", Database.over(source, StandardPlatform.H2), data)) {
            statements.agree(data, h2, KnownDifferences.H2);
        }
    }

    @Test
    void calciteAgreesWithTheEvaluator() throws Exception {
        RandomStatements statements = new RandomStatements(200);
        SampleData data = statements.data(false);
        try (Engine calcite = new CalciteInProcess(TestDialects.LEANXCALE_LIKE, data)) {
            statements.agree(data, calcite, KnownDifferences.CALCITE);
        }
    }
}
