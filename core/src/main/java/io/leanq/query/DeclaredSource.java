package io.leanq.query;

/** A source whose columns are declared: plain SQL in a from clause, or rows of values. Immutable. */
public interface DeclaredSource extends Source {

    /**
     * The column of this source that was declared so.
     *
     * @throws io.leanq.InvalidStatement if this source does not declare it
     */
    <K> K get(Declared<?, K> column);
}
