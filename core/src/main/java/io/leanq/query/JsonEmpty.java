package io.leanq.query;

import io.leanq.tree.JsonCall.Clause;
import java.util.List;

/** What {@link Json#query(String, JsonEmpty)} gives where a path finds no object or array. */
public enum JsonEmpty {
    /** {@code []} */
    ARRAY(Clause.EMPTY_ARRAY_ON_EMPTY, Clause.EMPTY_ARRAY_ON_ERROR),
    /** {@code {}} */
    OBJECT(Clause.EMPTY_OBJECT_ON_EMPTY, Clause.EMPTY_OBJECT_ON_ERROR);

    private final List<Clause> clauses;

    JsonEmpty(Clause onEmpty, Clause onError) {
        this.clauses = List.of(onEmpty, onError);
    }

    List<Clause> clauses() {
        return clauses;
    }
}
