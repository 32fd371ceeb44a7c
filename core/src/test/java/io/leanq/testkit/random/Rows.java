package io.leanq.testkit.random;

import io.leanq.query.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings rows of results into canonical form and compares them. */
final class Rows {
    private static final double TOLERANCE = 1e-9;

    private Rows() {}

    /** Rows that LeanQ read, as values of the evaluator in canonical form. */
    static List<List<@Nullable Object>> read(List<Row> rows, List<Kind> kinds) {
        List<List<@Nullable Object>> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<@Nullable Object> values = new ArrayList<>(kinds.size());
            for (int i = 0; i < kinds.size(); i++) {
                Object value = row.get(i);
                values.add(value == null ? null : kinds.get(i).ofJava(value));
            }
            all.add(values);
        }
        return all;
    }

    /** The row in canonical form. */
    static List<@Nullable Object> canonical(List<Kind> kinds, @Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>(row.length);
        for (int i = 0; i < kinds.size(); i++) {
            Object value = row[i];
            values.add(value == null ? null : kinds.get(i).canonical(value));
        }
        return Collections.unmodifiableList(values);
    }

    static String text(List<@Nullable Object[]> rows) {
        return rows.stream().map(java.util.Arrays::toString).collect(java.util.stream.Collectors.joining(", "));
    }

    /** Whether the found rows are the expected ones, in the order that the query asks for. */
    static boolean agree(QueryTerm query, List<List<@Nullable Object>> expected, List<List<@Nullable Object>> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        if (query.isTotallyOrdered()) {
            return sameInOrder(query, expected, found);
        }
        List<Integer> keys = query.orderedBy();
        return only(keys, expected).equals(only(keys, found))
                && (sameInAnyOrder(expected, found) || nearlySame(query, expected, found));
    }

    private static List<List<@Nullable Object>> only(List<Integer> columns, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> projected = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            columns.forEach(column -> values.add(row.get(column)));
            projected.add(values);
        }
        return projected;
    }

    private static boolean sameInOrder(
            QueryTerm query, List<List<@Nullable Object>> expected, List<List<@Nullable Object>> found) {
        for (int i = 0; i < expected.size(); i++) {
            if (!same(query, expected.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether both have each row equally often. */
    static boolean sameInAnyOrder(List<List<@Nullable Object>> expected, List<List<@Nullable Object>> found) {
        return counts(expected).equals(counts(found));
    }

    private static boolean nearlySame(
            QueryTerm query, List<List<@Nullable Object>> expected, List<List<@Nullable Object>> found) {
        List<List<@Nullable Object>> left = new ArrayList<>(found);
        for (List<@Nullable Object> row : expected) {
            int place = -1;
            for (int i = 0; i < left.size() && place < 0; i++) {
                place = same(query, row, left.get(i)) ? i : -1;
            }
            if (place < 0) {
                return false;
            }
            left.remove(place);
        }
        return true;
    }

    private static Map<List<@Nullable Object>, Integer> counts(List<List<@Nullable Object>> rows) {
        Map<List<@Nullable Object>, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    /**
     * Whether two rows are the same. Approximate numbers may differ in their last digits, since the order of their
     * addition is undefined.
     */
    private static boolean same(QueryTerm query, List<@Nullable Object> expected, List<@Nullable Object> found) {
        for (int i = 0; i < expected.size(); i++) {
            Object one = expected.get(i);
            Object two = found.get(i);
            boolean same = query.isApproximate(i) && one instanceof Double a && two instanceof Double b
                    ? Math.abs(a - b) <= TOLERANCE * Math.abs(a)
                    : java.util.Objects.equals(one, two);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
