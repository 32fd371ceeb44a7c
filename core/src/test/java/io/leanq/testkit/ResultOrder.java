package io.leanq.testkit;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.util.Litmus;

/**
 * The order of rows that the outermost query asks for.
 *
 * @param positions positions of the sort keys in the select list, from 0, as far as they are selected
 * @param whole whether all sort keys are selected
 */
public record ResultOrder(boolean isOrdered, List<Integer> positions, boolean whole) {

    /** Reads the order from a statement that Calcite can parse. */
    public static ResultOrder of(String sql) {
        SqlNode node = CalciteJudge.parsed(sql);
        if (!(node instanceof SqlOrderBy ordered) || ordered.orderList.isEmpty()) {
            return new ResultOrder(false, List.of(), true);
        }
        List<Integer> positions = new ArrayList<>();
        for (SqlNode key : ordered.orderList) {
            positions.add(position(bare(key), selected(ordered.query)));
        }
        boolean whole = !positions.contains(-1);
        positions.removeIf(position -> position < 0);
        return new ResultOrder(true, List.copyOf(positions), whole);
    }

    private static SqlNode bare(SqlNode key) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> bare(((SqlCall) key).operand(0));
            default -> key;
        };
    }

    /** The select list; empty for a combination, whose sort keys are positions. */
    private static SqlNodeList selected(SqlNode query) {
        if (query instanceof SqlWith with) {
            return selected(with.body);
        }
        return query instanceof SqlSelect select ? select.getSelectList() : SqlNodeList.EMPTY;
    }

    private static int position(SqlNode key, SqlNodeList selected) {
        if (key instanceof SqlLiteral literal) {
            return literal.intValue(true) - 1;
        }
        for (int i = 0; i < selected.size(); i++) {
            SqlNode item = selected.get(i);
            SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (expression.equalsDeep(key, Litmus.IGNORE)) {
                return i;
            }
        }
        return -1;
    }

    /** The selected sort keys of each row, or the rows themselves where a key is not selected. */
    List<List<String>> keys(List<List<String>> rows) {
        return whole
                ? rows.stream()
                        .map(row -> positions.stream().map(row::get).toList())
                        .toList()
                : rows;
    }
}
