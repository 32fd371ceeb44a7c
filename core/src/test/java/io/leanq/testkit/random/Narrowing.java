package io.leanq.testkit.random;

import java.util.Optional;

/** Finds the least statement that still shows a difference. */
final class Narrowing {
    private static final int MOST_ATTEMPTS = 150;

    private final Engine engine;
    private int attempts;

    Narrowing(Engine engine) {
        this.engine = engine;
    }

    Judged narrowed(Judged statement, Judgement judgement) {
        Judged least = statement;
        // with other operands an operation would rightly be of another type
        boolean found = !judgement.sort().equals("other type");
        while (found && attempts < MOST_ATTEMPTS) {
            found = false;
            for (Judged candidate : least.smaller()) {
                attempts++;
                if (differsAlike(candidate, judgement)) {
                    least = candidate;
                    found = true;
                    break;
                }
            }
        }
        return least;
    }

    /** A part that is left alone may divide by zero, or refer to a query around it: then it is no candidate. */
    private boolean differsAlike(Judged candidate, Judgement judgement) {
        try {
            Optional<Judgement> again = candidate.on(engine);
            return again.isPresent() && again.get().isLike(judgement);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
