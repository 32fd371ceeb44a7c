package io.leanq.testkit.random;

import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Label;
import io.leanq.query.SortKey;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The direction of a sort key. It always says where NULLs go, since databases differ in that. */
record Direction(Kind kind, boolean descending, boolean nullsFirst) {

    static Direction of(Kind kind, Choice choice) {
        return new Direction(kind, choice.percent(50), choice.percent(50));
    }

    SortKey key(Expression<?> built) {
        SortKey key = descending ? built.desc() : built.asc();
        return nullsFirst ? key.nullsFirst() : key.nullsLast();
    }

    Label key(String label) {
        Label key = descending ? Dsl.label(label).desc() : Dsl.label(label);
        return nullsFirst ? key.nullsFirst() : key.nullsLast();
    }

    /** Compares rows by the values of their keys, the first key first. */
    static Comparator<@Nullable Object[]> comparator(List<Direction> keys) {
        return (left, right) -> {
            for (int i = 0; i < keys.size(); i++) {
                int order = keys.get(i).compare(left[i], right[i]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            int nulls = left == right ? 0 : left == null ? -1 : 1;
            return nullsFirst ? nulls : -nulls;
        }
        int order = kind.compare(left, right);
        return descending ? -order : order;
    }
}
