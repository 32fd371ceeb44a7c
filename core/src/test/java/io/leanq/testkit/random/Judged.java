package io.leanq.testkit.random;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A statement that an engine and the evaluator run side by side. Immutable. */
interface Judged {

    /** The difference between engine and evaluator; empty where they agree. */
    Optional<Judgement> on(Engine engine);

    /** Smaller statements, by which a difference is narrowed down. */
    List<? extends Judged> smaller();

    /** Collects the operations of the statement with the types of their operands, as lists of differences name them. */
    void collectConstructs(Collection<String> constructs);
}
