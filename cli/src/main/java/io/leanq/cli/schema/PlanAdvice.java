package io.leanq.cli.schema;

import io.leanq.LeanqException;

/** A failure of plans whose message names commands where the library's names calls. */
final class PlanAdvice extends LeanqException {
    private static final long serialVersionUID = 1;

    private PlanAdvice(String message, LeanqException cause) {
        super(message, cause);
    }

    static LeanqException forCommandLine(LeanqException failure) {
        String message = String.valueOf(failure.getMessage());
        String words = message.replace("apply the plan by applyTo", "run it by leanq apply, without a file");
        return words.equals(message) ? failure : new PlanAdvice(words, failure);
    }
}
