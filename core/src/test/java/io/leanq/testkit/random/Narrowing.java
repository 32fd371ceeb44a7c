package io.leanq.testkit.random;

import java.util.Optional;

/** Finds a smallest statement that still shows a difference. */
final class Narrowing {
    private static final int MOST_ATTEMPTS = 150;

    private final Engine engine;
    private int attempts;

    Narrowing(Engine engine) {
        this.engine = engine;
    }

    Judged narrowed(Judged statement, Judgement judgement) {
        Judged least = statement;
        // with other operands the operation may rightly have another type
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

    /**
     * Whether the candidate shows the same difference. A part by itself may divide by zero or refer to a query around
     * it; then it is no candidate.
     */
    private boolean differsAlike(Judged candidate, Judgement judgement) {
        try {
            Optional<Judgement> again = candidate.on(engine);
            return again.isPresent() && again.get().isLike(judgement);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
