package io.leanq.query;

/** A source whose columns are declared, such as plain SQL in a from clause. Immutable. */
public interface DeclaredSource extends Source {

    /**
     * The column of this source that was declared so.
     *
     * @throws io.leanq.InvalidStatement if this source does not declare it
     */
    <K> K get(Declared<?, K> column);
}
