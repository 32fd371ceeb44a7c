package io.leanq.query;

/** A select after its group by clause. */
public interface Grouped<R> extends Ordered<R> {

    /**
     * Keeps the groups for which the condition is true; {@link Dsl#noCondition()} keeps all. Said several times, all
     * conditions must be true.
     */
    Grouped<R> having(Condition condition);
}
