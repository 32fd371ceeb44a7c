package io.leanq.testkit.random;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A statement that an engine and the evaluator run side by side. Immutable. */
interface Judged {

    /** What the engine does otherwise; empty where they agree. */
    Optional<Judgement> on(Engine engine);

    /** Statements that have less in them: what a difference is narrowed down with. */
    List<? extends Judged> smaller();

    /** The operations in it, with the types of their operands, as differences are listed. */
    void collectConstructs(Collection<String> constructs);
}
