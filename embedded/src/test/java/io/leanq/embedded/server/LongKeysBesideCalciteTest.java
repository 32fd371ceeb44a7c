package io.leanq.embedded.server;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys of groups that are longer than H2's names of expressions. */
@ExtendWith(LeanxcaleExtension.class)
class LongKeysBesideCalciteTest {
    private static final String ROWS =
            " FROM (VALUES (1, 1), (1, 2), (2, 1), (2, 1), (3, CAST(NULL AS INTEGER))) AS t (x, y)";

    private final BesideCalcite both;

    LongKeysBesideCalciteTest(EmbeddedLeanxcale server) {
        both = new BesideCalcite(server);
    }

    private static String longKey(String column) {
        return "CASE WHEN " + column + " = 1 THEN 10" + (" WHEN " + column + " = 2 THEN 20").repeat(15)
                + " ELSE 30 END";
    }

    @Test
    void keyThatIsNotSelectedStillMakesGroups() throws Exception {
        both.assertSame("SELECT COUNT(*), " + longKey("x") + ROWS + " GROUP BY " + longKey("y") + ", " + longKey("x")
                + " ORDER BY 1, 2");
    }

    @Test
    void keyMayBePartOfALongItem() throws Exception {
        both.assertSame(
                "SELECT " + longKey("x") + " + 1, COUNT(*)" + ROWS + " GROUP BY " + longKey("x") + " ORDER BY 1");
        both.assertSame("SELECT TIMESTAMPDIFF(MONTH, d, DATE '2024-05-15') + 1, COUNT(*) FROM (VALUES"
                + " (DATE '2024-01-31'), (DATE '2024-02-15'), (DATE '2024-01-16')) AS t (d)"
                + " GROUP BY TIMESTAMPDIFF(MONTH, d, DATE '2024-05-15') ORDER BY 1");
    }

    @Test
    void longOrderMakesNoGroups() throws Exception {
        for (String order : List.of(longKey("y"), longKey("MIN(y)"))) {
            both.assertSame("SELECT COUNT(*), MIN(x)" + ROWS + " GROUP BY " + longKey("x") + ", " + longKey("y")
                    + " ORDER BY " + order + ", 2, 1");
        }
        both.assertSame(
                "SELECT SUBSTRING(MAX(v) FROM CAST(? AS INTEGER) FOR CAST(? AS INTEGER)), COUNT(*) FROM (VALUES (1,"
                        + " 'abc'), (2, 'bcd'), (3, 'cde')) AS t (x, v) GROUP BY " + longKey("x")
                        + " ORDER BY SUBSTRING(MAX(v) FROM CAST(? AS INTEGER) FOR CAST(? AS INTEGER)) DESC",
                2,
                1,
                2,
                1);
    }
}
