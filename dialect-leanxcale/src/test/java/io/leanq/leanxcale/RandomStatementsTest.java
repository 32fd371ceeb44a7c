package io.leanq.leanxcale;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.stock.StockCalcite;
import io.leanq.testkit.random.DatabaseEngine;
import io.leanq.testkit.random.Engine;
import io.leanq.testkit.random.KnownDifferences;
import io.leanq.testkit.random.RandomStatements;
import io.leanq.testkit.random.SampleData;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random statements over the wire, in LeanXcale's dialect, with their binds and rows. */
@Tag("slow")
@Order(1)
class RandomStatementsTest {
    @Test
    void embeddedServerAgreesWithTheEvaluator() throws Exception {
        RandomStatements statements = new RandomStatements(2_000);
        SampleData data = statements.data(true);
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Engine embedded = DatabaseEngine.filled("embedded", Leanxcale.connect(server.url()), data)) {
            statements.agree(data, embedded, KnownDifferences.EMBEDDED);
        }
    }

    @Test
    void calciteOverTheWireAgreesWithTheEvaluator() throws Exception {
        RandomStatements statements = new RandomStatements(100);
        SampleData data = statements.data(false);
        try (StockCalcite server = StockCalcite.start(data.tableRows());
                Engine calcite = DatabaseEngine.queried("Calcite", Leanxcale.connect(server.url(Transport.TCP)))) {
            statements.agree(data, calcite, KnownDifferences.CALCITE_OVER_THE_WIRE);
        }
    }
}
