package io.leanq.migrate;

import io.leanq.LeanqException;
import java.util.List;

/**
 * The migrations are not those that have run in the database: a file has changed or is missing, or one was added below
 * one that has run. Nothing was run.
 */
public final class HistoryMismatch extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    HistoryMismatch(List<String> problems) {
        super("the migrations are not those that have run in this database:\n  " + String.join("\n  ", problems)
                + "\nNothing was run");
        this.problems = List.copyOf(problems);
    }

    /** What differs, with the names of the files and the ways on; in the order of the versions. */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
