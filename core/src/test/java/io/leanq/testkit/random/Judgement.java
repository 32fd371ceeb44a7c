package io.leanq.testkit.random;

import io.leanq.SqlException;
import io.leanq.render.Rendered;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A difference between what an engine and the evaluator do with one statement.
 *
 * @param sort what went wrong; two differences of one sort may have the same cause
 * @param sql the text of the statement with its bound values
 */
record Judgement(String sort, String sql, String expected, String found) {
    private static final int MOST_OF_MESSAGE = 60;

    /** Runs a statement and records its result. */
    @FunctionalInterface
    interface Work {
        void on(Run run) throws Exception;
    }

    /** A statement in progress. */
    static final class Run {
        private String sql = "";
        private String found = "";
        private boolean right;

        void sends(Rendered rendered) {
            sql = rendered.sql()
                    + rendered.binds().stream()
                            .map(bind -> "\n        " + bind.type() + " " + bind.value())
                            .collect(Collectors.joining());
        }

        void sends(String text) {
            sql = text;
        }

        void found(@Nullable Object what, boolean asExpected) {
            found = String.valueOf(what);
            right = asExpected;
        }
    }

    /** The difference from the expected result; empty where there is none. */
    static Optional<Judgement> of(Object expected, Work work) {
        Run run = new Run();
        try {
            work.on(run);
        } catch (WrongTypeException e) {
            return Optional.of(new Judgement("other type", run.sql, "", String.valueOf(e.getMessage())));
        } catch (Exception e) {
            String sort = run.sql.isEmpty() ? "refused by LeanQ" : "fails";
            return Optional.of(new Judgement(sort, run.sql, expected.toString(), message(e)));
        }
        return run.right
                ? Optional.empty()
                : Optional.of(new Judgement("other rows", run.sql, expected.toString(), run.found));
    }

    /** The first line of the root cause; the server's own text if there is one. */
    private static String message(Throwable e) {
        if (e instanceof SqlException refused && refused.serverMessage() != null) {
            return refused.sqlState() + ": " + refused.serverMessage();
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage());
        String first = cause.getClass().getSimpleName() + ": " + text.substring(0, (text + "\n").indexOf('\n'));
        return cause.getSuppressed().length == 0 ? first : first + " since " + cause.getSuppressed()[0];
    }

    /** Whether both probably have the same cause. */
    boolean isLike(Judgement other) {
        return sort.equals(other.sort) && (sort.startsWith("other") || start().equals(other.start()));
    }

    private String start() {
        return found.substring(0, Math.min(found.length(), MOST_OF_MESSAGE));
    }
}
